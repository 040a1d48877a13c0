/* The digest alone, not the library's algorithms by name: those would bring all of it into the program, and its start. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
