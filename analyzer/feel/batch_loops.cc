#include "feel/batch_loops.h"

namespace reprise::feel {
namespace {
#include "feel/batch_loops.inc"
}  // namespace

const Loops& loops_for_every_processor() { return kLoops; }

}  // namespace reprise::feel
