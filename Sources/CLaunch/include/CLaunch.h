#ifndef LOAM_LAUNCH_H
#define LOAM_LAUNCH_H

/// Starts a command, waits for it, and writes what it used to a descriptor, as lines of text.
///
///     loam-launch DESCRIPTOR PROCESSORS COUNT COMMAND [ARGUMENT...]
///
/// PROCESSORS is "-" or a list such as "0,2" that the command is bound to; COUNT is 1 to count instructions, 0 not to. The command
/// inherits standard input, output and error, the environment and the directory; it leads a process group of its own.
///
/// The lines:
///
///     floor KB          resident set that the kernel may charge to the command although it is the launcher's
///     pid N             the command, as soon as it runs; missing where it could not be started
///     error ERRNO       it could not be started
///     end STATUS WALL_NS USER_US SYSTEM_US PEAK_KB MINOR MAJOR VOLUNTARY INVOLUNTARY READS WRITES INSTRUCTIONS
///
/// STATUS is that of wait4, READS and WRITES are blocks of 512 bytes, INSTRUCTIONS -1 where they could not be counted.
///
/// Why a program of its own: the kernel counts the resident set of the process that forks towards the peak of the command
/// (`signal->maxrss` outlives exec), so that a large parent hides the peak of a small command. This one has about 1 MB.
int loam_launch(int count, char **arguments);

#endif
