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

// The command that runs, and its group; 0 between commands.
static volatile pid_t current;

// The caller has ended: no process of the command's group may stay.
static void end_all(int number) {
    (void)number;
    if (current > 0) kill(-current, SIGKILL);
    _exit(1);
}

// Ends what a command has left behind outside of its group. Orphans become children of the launcher, which is their subreaper.
static int end_orphans(void) {
    int count = 0;
    for (int round = 0; round < 1000; round++) {
        pid_t left = waitpid(-1, NULL, WNOHANG);
        if (left < 0) return count;
        if (left > 0) continue;
        char path[64];
        snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
        FILE *file = fopen(path, "re");
        if (file == NULL) return count;
        int pid;
        while (fscanf(file, "%d", &pid) == 1) {
            kill(pid, SIGKILL);
            count++;
        }
        fclose(file);
        struct timespec pause = {0, 1000000};
        nanosleep(&pause, NULL);
    }
    return count;
}

// One command to run: strings that are in the request.
struct request {
    char *output, *errors, *processors, *counts, *program;
    char **command, **environment;
};

// What the child does between fork and exec. Ends in the command, or writes why not.
static void become(const struct request *request, int gate, int trouble) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Ignored signals stay ignored after exec; a command must start as from a shell.
    static const int ignored[] = {SIGPIPE, SIGXFSZ, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGCHLD};
    for (size_t place = 0; place < sizeof ignored / sizeof *ignored; place++) signal(ignored[place], SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    int flags = O_WRONLY | O_CREAT | O_TRUNC;
    int input = open("/dev/null", O_RDONLY);
    int output = input < 0 ? -1 : open(request->output, flags, 0644);
    int errors = output < 0 ? -1 : open(request->errors, flags, 0644);
    int error = errors < 0 ? errno : bind_processors(request->processors);
    if (error == 0) {
        dup2(input, 0);
        dup2(output, 1);
        dup2(errors, 2);
        // The first of them may have been opened as one of the three.
        if (input > 2) close(input);
        if (output > 2) close(output);
        if (errors > 2) close(errors);
        char byte;
        while (read(gate, &byte, 1) < 0 && errno == EINTR) {}
        execve(request->program, request->command, request->environment);
        error = errno;
    }
    ssize_t written = write(trouble, &error, sizeof error);
    (void)written;
    _exit(127);
}

static void report_end(int report, int status, int64_t wall, const struct rusage *use, int64_t instructions) {
    dprintf(
        report, "end %d %lld %lld %lld %ld %ld %ld %ld %ld %ld %ld %lld\n", status, (long long)wall,
        (long long)microseconds(use->ru_utime), (long long)microseconds(use->ru_stime), use->ru_maxrss, use->ru_minflt,
        use->ru_majflt, use->ru_nvcsw, use->ru_nivcsw, use->ru_inblock, use->ru_oublock, (long long)instructions);
}

// Memory of this process that is its own and not a file's, in kB: what a child has from the fork until its exec.
static long own_memory(void) {
    FILE *file = fopen("/proc/self/statm", "re");
    long size = 0, resident = 0, shared = 0;
    if (file == NULL) return 0;
    if (fscanf(file, "%ld %ld %ld", &size, &resident, &shared) != 3) resident = shared = 0;
    fclose(file);
    return (resident - shared) * (sysconf(_SC_PAGESIZE) / 1024);
}

static void run(const struct request *request, int report) {
    int gate[2], trouble[2];
    if (pipe2(gate, O_CLOEXEC) != 0) {
        dprintf(report, "error %d\n", errno);
        return;
    }
    if (pipe2(trouble, O_CLOEXEC) != 0) {
        dprintf(report, "error %d\n", errno);
        close(gate[0]);
        close(gate[1]);
        return;
    }
    pid_t pid = fork();
    if (pid == 0) {
        close(gate[1]);
        become(request, gate[0], trouble[1]);
    }
    int error = pid < 0 ? errno : 0;
    close(gate[0]);
    close(trouble[1]);
    int counter = -1;
    int64_t start = 0;
    if (error == 0) {
        setpgid(pid, pid);
        current = pid;
        counter = strcmp(request->counts, "1") == 0 ? open_counter(pid) : -1;
        // The clock runs from here: what came before is the launcher's.
        start = now();
    }
    close(gate[1]);
    // Ends at once when exec closes the other end.
    ssize_t length = 0;
    while (error == 0 && (length = read(trouble[0], &error, sizeof error)) < 0 && errno == EINTR) {}
    close(trouble[0]);
    if (error != 0) {
        if (pid > 0) waitpid(pid, NULL, 0);
        dprintf(report, "error %d\n", error);
    } else {
        dprintf(report, "pid %d\n", (int)pid);
        int status = 0;
        struct rusage use;
        while (wait4(pid, &status, 0, &use) < 0 && errno == EINTR) {}
        int64_t wall = now() - start;
        int64_t instructions = -1;
        // A group that is still there is ended with the rest of what the command left.
        int left = kill(-pid, SIGKILL) == 0;
        current = 0;
        left += end_orphans();
        dprintf(report, "left %d\n", left);
        if (counter >= 0 && read(counter, &instructions, sizeof instructions) != sizeof instructions) instructions = -1;
        report_end(report, status, wall, &use, instructions);
    }
    if (counter >= 0) close(counter);
}

// Reads so many bytes; 0 at the end of requests.
static int read_all(int descriptor, char *buffer, size_t count) {
    while (count > 0) {
        ssize_t length = read(descriptor, buffer, count);
        if (length < 0 && errno == EINTR) continue;
        if (length <= 0) return 0;
        buffer += length;
        count -= (size_t)length;
    }
    return 1;
}

// Splits a request into its strings; 0 where it is not one.
static int parse(char *text, size_t size, struct request *request, char **strings) {
    if (size == 0 || text[size - 1] != 0) return 0;
    size_t count = 0;
    for (char *place = text; place < text + size; place += strlen(place) + 1) strings[count++] = place;
    if (count < 7) return 0;
    size_t words = (size_t)strtoul(strings[5], NULL, 10);
    if (words == 0 || words > count - 6) return 0;
    request->output = strings[0];
    request->errors = strings[1];
    request->processors = strings[2];
    request->counts = strings[3];
    request->program = strings[4];
    // Both lists end in null: the count before the words makes room for it.
    request->command = strings + 5;
    memmove(strings + 5, strings + 6, words * sizeof *strings);
    strings[5 + words] = NULL;
    request->environment = strings + 6 + words;
    strings[count] = NULL;
    return 1;
}

int loam_launch(void) {
    const int requests = 3, report = 4;
    fcntl(requests, F_SETFD, FD_CLOEXEC);
    fcntl(report, F_SETFD, FD_CLOEXEC);
    // When the caller is killed, the group of the command is killed, too; only processes that left the group stay.
    signal(SIGTERM, end_all);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    signal(SIGPIPE, SIG_IGN);
    dprintf(report, "floor %ld\n", own_memory());
    uint32_t size;
    while (read_all(requests, (char *)&size, sizeof size)) {
        char *text = malloc(size + 1);
        char **strings = malloc(((size_t)size + 1) * sizeof *strings);
        struct request request;
        int is_read = text != NULL && strings != NULL && read_all(requests, text, size);
        if (is_read && parse(text, size, &request, strings)) {
            run(&request, report);
        } else {
            dprintf(report, "error %d\n", text == NULL || strings == NULL ? ENOMEM : EINVAL);
        }
        free(strings);
        free(text);
        if (!is_read) return 1;
    }
    return 0;
}
