#include "feel/batch_loops.h"

namespace reprise::feel {
namespace {
#include "feel/batch_loops.inc"
}  // namespace

const Loops& loops_with_avx2() { return kLoops; }

}  // namespace reprise::feel
