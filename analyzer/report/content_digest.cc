#include "report/content_digest.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include <array>

namespace reprise::report {

std::string content_digest(std::string_view script) {
  sha256_ctx state;
  sha256_init(&state);
  sha256_update(&state, script.size(), reinterpret_cast<const uint8_t*>(script.data()));
  std::array<uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&state, digest.size(), digest.data());
  std::string text(BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE), '=');
  base64_encode_raw(text.data(), digest.size(), digest.data());
  return "sha256-" + text;
}

}  // namespace reprise::report
