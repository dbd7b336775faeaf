// The name by which a Content-Security-Policy allows a script of the page itself, and no other.
#pragma once

#include <string>
#include <string_view>

namespace reprise::report {

/// "sha256-" and the digest in Base64, as `script-src` wants it between single quotes.
[[nodiscard]] std::string content_digest(std::string_view script);

}  // namespace reprise::report
