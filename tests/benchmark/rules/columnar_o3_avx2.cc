#define LEVEL o3_avx2
#include "columnar.inc"
