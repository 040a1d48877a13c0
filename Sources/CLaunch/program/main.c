// The launcher as a program of its own, built by Scripts/build-launcher.
#include "CLaunch.h"

int main(void) { return loam_launch(); }
