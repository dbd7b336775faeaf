// libFuzzer entry point; how to build and run it stands in tests/README.md.
#include <cstddef>
#include <cstdint>
#include <string>

#include "fuzz/document_walk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  reprise::fuzz::read_and_check(std::string(reinterpret_cast<const char*>(bytes), size));
  return 0;
}
