#define _GNU_SOURCE
#include "CLaunch.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/perf_event.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int64_t microseconds(struct timeval time) { return (int64_t)time.tv_sec * 1000000 + time.tv_usec; }

// Counts user instructions of a process and of all that it starts, from its exec on; -1 where the machine has no such counter.
static int open_counter(pid_t pid) {
    struct perf_event_attr event;
    memset(&event, 0, sizeof event);
    event.size = sizeof event;
    event.type = PERF_TYPE_HARDWARE;
    event.config = PERF_COUNT_HW_INSTRUCTIONS;
    event.disabled = 1;
    event.enable_on_exec = 1;
    event.inherit = 1;
    event.exclude_kernel = 1;
    event.exclude_hv = 1;
    return (int)syscall(SYS_perf_event_open, &event, pid, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

static int bind_processors(const char *list) {
    if (strcmp(list, "-") == 0) return 0;
    cpu_set_t set;
    CPU_ZERO(&set);
    for (const char *place = list; *place;) {
        char *end;
        long processor = strtol(place, &end, 10);
        if (end == place || processor < 0 || processor >= CPU_SETSIZE) return EINVAL;
        CPU_SET((int)processor, &set);
        place = *end == ',' ? end + 1 : end;
    }
    return sched_setaffinity(0, sizeof set, &set) == 0 ? 0 : errno;
}

// What the child does between fork and exec. Ends in the command, or writes why not.
static void become(char **command, const char *processors, int gate, int trouble) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Whoever ignores signals hands that down; a command shall start as from a shell.
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    char byte;
    while (read(gate, &byte, 1) < 0 && errno == EINTR) {}
    int error = bind_processors(processors);
    if (error == 0) {
        execvp(command[0], command);
        error = errno;
    }
    ssize_t written = write(trouble, &error, sizeof error);
    (void)written;
    _exit(127);
}

static void report_end(int result, int status, int64_t wall, const struct rusage *use, int64_t instructions) {
    dprintf(
        result, "end %d %lld %lld %lld %ld %ld %ld %ld %ld %ld %ld %lld\n", status, (long long)wall,
        (long long)microseconds(use->ru_utime), (long long)microseconds(use->ru_stime), use->ru_maxrss, use->ru_minflt,
        use->ru_majflt, use->ru_nvcsw, use->ru_nivcsw, use->ru_inblock, use->ru_oublock, (long long)instructions);
}

// Resident memory of this process now, in kB: what a child has from the fork until its exec.
static long resident(void) {
    FILE *file = fopen("/proc/self/statm", "re");
    long size = 0, pages = 0;
    if (file == NULL) return 0;
    if (fscanf(file, "%ld %ld", &size, &pages) != 2) pages = 0;
    fclose(file);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

int loam_launch(int count, char **arguments) {
    if (count < 5) return 64;
    int result = atoi(arguments[1]);
    fcntl(result, F_SETFD, FD_CLOEXEC);
    // Nothing is left behind when whoever asked is killed.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGPIPE, SIG_IGN);
    dprintf(result, "floor %ld\n", resident());

    int gate[2], trouble[2];
    if (pipe2(gate, O_CLOEXEC) != 0 || pipe2(trouble, O_CLOEXEC) != 0) {
        dprintf(result, "error %d\n", errno);
        return 0;
    }
    pid_t pid = fork();
    if (pid < 0) {
        dprintf(result, "error %d\n", errno);
        return 0;
    }
    if (pid == 0) {
        close(gate[1]);
        become(arguments + 4, arguments[2], gate[0], trouble[1]);
    }
    setpgid(pid, pid);
    close(gate[0]);
    close(trouble[1]);
    int counter = strcmp(arguments[3], "1") == 0 ? open_counter(pid) : -1;
    // The clock runs from here: what came before is the launcher's.
    int64_t start = now();
    close(gate[1]);
    int error = 0;
    ssize_t length;
    while ((length = read(trouble[0], &error, sizeof error)) < 0 && errno == EINTR) {}
    if (length == (ssize_t)sizeof error) {
        waitpid(pid, NULL, 0);
        dprintf(result, "error %d\n", error);
        return 0;
    }
    dprintf(result, "pid %d\n", (int)pid);
    int status = 0;
    struct rusage use;
    while (wait4(pid, &status, 0, &use) < 0 && errno == EINTR) {}
    int64_t wall = now() - start;
    int64_t instructions = -1;
    if (counter >= 0 && read(counter, &instructions, sizeof instructions) != sizeof instructions) instructions = -1;
    report_end(result, status, wall, &use, instructions);
    return 0;
}
