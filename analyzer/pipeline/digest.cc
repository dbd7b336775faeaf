#include <nettle/sha2.h>

#include <array>

#include "pipeline/inputs.h"

namespace reprise::pipeline {

std::string digest_of(const std::vector<base::SourcePointer>& files) {
  sha256_ctx state;
  sha256_init(&state);
  const auto feed = [&](std::string_view bytes) { sha256_update(&state, bytes.size(), reinterpret_cast<const uint8_t*>(bytes.data())); };
  for (const base::SourcePointer& file : files) {
    // The folder is left out: the same rules elsewhere are the same rules. The NULs keep name and bytes apart.
    const std::string_view path = file->name();
    feed(path.substr(path.find_last_of('/') + 1));
    feed(std::string_view("\0", 1));
    feed(file->text());
    feed(std::string_view("\0", 1));
  }
  std::array<uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&state, digest.size(), digest.data());
  std::string text;
  for (const uint8_t byte : digest) {
    constexpr char kDigits[] = "0123456789abcdef";
    text += kDigits[byte >> 4];
    text += kDigits[byte & 0xF];
  }
  return text;
}

}  // namespace reprise::pipeline
