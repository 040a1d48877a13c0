/* libcurl's types and constants, and ways to call its variadic functions, which Swift cannot: through pointers, since the
   library is opened at run time. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

typedef CURLcode (*loam_curl_variadic)(CURL *, int, ...);

static inline CURLcode loam_curl_set_number(void *setopt, CURL *handle, CURLoption option, long value) {
    return ((loam_curl_variadic)setopt)(handle, (int)option, value);
}

static inline CURLcode loam_curl_set_size(void *setopt, CURL *handle, CURLoption option, int64_t value) {
    return ((loam_curl_variadic)setopt)(handle, (int)option, (curl_off_t)value);
}

static inline CURLcode loam_curl_set_text(void *setopt, CURL *handle, CURLoption option, const char *value) {
    return ((loam_curl_variadic)setopt)(handle, (int)option, value);
}

static inline CURLcode loam_curl_set_pointer(void *setopt, CURL *handle, CURLoption option, void *value) {
    return ((loam_curl_variadic)setopt)(handle, (int)option, value);
}

/* Of CURLOPT_READFUNCTION, CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION. */
typedef size_t (*loam_curl_transfer)(char *, size_t, size_t, void *);

static inline CURLcode loam_curl_set_transfer(void *setopt, CURL *handle, CURLoption option, loam_curl_transfer value) {
    return ((loam_curl_variadic)setopt)(handle, (int)option, value);
}

typedef int (*loam_curl_seek)(void *, curl_off_t, int);

static inline CURLcode loam_curl_set_seek(void *setopt, CURL *handle, loam_curl_seek value) {
    return ((loam_curl_variadic)setopt)(handle, CURLOPT_SEEKFUNCTION, value);
}

static inline CURLcode loam_curl_get_number(void *getinfo, CURL *handle, CURLINFO info, long *value) {
    return ((loam_curl_variadic)getinfo)(handle, (int)info, value);
}

static inline CURLcode loam_curl_get_size(void *getinfo, CURL *handle, CURLINFO info, int64_t *value) {
    curl_off_t size = 0;
    CURLcode code = ((loam_curl_variadic)getinfo)(handle, (int)info, &size);
    *value = size;
    return code;
}

/* The result of a finished transfer, whose message has a union that Swift does not see as such. */
static inline CURLcode loam_curl_result(const CURLMsg *message) { return message->data.result; }
