#include "CLaunch.h"

int main(int count, char **arguments) { return loam_launch(count, arguments); }
