#ifndef LOAM_LAUNCH_H
#define LOAM_LAUNCH_H

/// Runs commands one after the other, waits for each, and says what it used.
///
/// Requests come on descriptor 3: four bytes with the length of what follows (in the machine's byte order), then strings that end in a
/// null byte each: the files of standard output and standard error; "-" or a list of processors such as "0,2" that the command is
/// bound to; "1" to count instructions, "0" not to; the path of the program; the number of words; the words, the first being the
/// name that the command finds as its own; the environment. The command has /dev/null as standard input, and leads a process group
/// of its own. The end of requests ends the launcher.
///
/// Reports go to descriptor 4, as lines of text. At the start:
///
///     floor KB          memory that the kernel may charge to a command although it is the launcher's
///
/// and for each request `error ERRNO` where the command could not be started, else
///
///     pid N
///     left COUNT        of processes that were still there when the command had ended, and were ended
///     end STATUS WALL_NS USER_US SYSTEM_US PEAK_KB MINOR MAJOR VOLUNTARY INVOLUNTARY READS WRITES INSTRUCTIONS
///
/// STATUS is that of wait4, READS and WRITES are blocks of 512 bytes, INSTRUCTIONS -1 where they could not be counted.
///
/// Why a program of its own: the kernel counts the resident set of the process that forks towards the peak of the command
/// (`signal->maxrss` outlives exec), so that a large parent hides the peak of a small command. And forking it costs little.
int loam_launch(void);

#endif
