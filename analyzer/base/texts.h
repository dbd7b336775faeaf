// The catalogue of diagnostics, one file a family. Read through diagnostic_catalogue() and diagnose().
#pragma once

#include <array>
#include <span>

#include "base/diagnostic.h"

namespace reprise::base::texts {

[[nodiscard]] std::span<const DiagnosticText> files();
[[nodiscard]] std::span<const DiagnosticText> document();
[[nodiscard]] std::span<const DiagnosticText> feel();
[[nodiscard]] std::span<const DiagnosticText> dossier();
[[nodiscard]] std::span<const DiagnosticText> account();
[[nodiscard]] std::span<const DiagnosticText> rulepack();
[[nodiscard]] std::span<const DiagnosticText> takeover();
[[nodiscard]] std::span<const DiagnosticText> tracking();
[[nodiscard]] std::span<const DiagnosticText> command();
[[nodiscard]] std::span<const DiagnosticText> report();

using Family = std::span<const DiagnosticText> (*)();
inline constexpr std::array<Family, 10> kFamilies = {files, document, feel, dossier, account, rulepack, takeover, tracking, command, report};

}  // namespace reprise::base::texts
