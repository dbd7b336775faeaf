#define LEVEL o2
#include "columnar.inc"
