// Arithmetic with numbers of which only two ends may be known. Every end is sure: what is computed lies between them whatever is not
// known turns out to be, and an end that nothing bounds stays open. Private to this module.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dossier/dossier.h"
#include "takeover/derived.h"

namespace reprise::takeover {

/// What an unknown number may be: nobody has fewer than no staff, but a result may be a loss.
enum class Sign : std::uint8_t { any, never_negative };

[[nodiscard]] Bounded exactly(const scalar::Decimal& number, const std::string& from = {});
[[nodiscard]] Bounded unknown(const std::string& path, Sign sign);
/// The fact's value, its range, or all that sources disagree on; 0 for what does not apply.
[[nodiscard]] Bounded bounds_in(const dossier::Section& section, std::string_view key, Sign sign);

[[nodiscard]] Bounded plus(const Bounded& left, const Bounded& right);
[[nodiscard]] Bounded minus(const Bounded& left, const Bounded& right);
[[nodiscard]] Bounded negated(const Bounded& number);
/// From 0 to the whole: some of it, nobody says how much. Of what may be negative, from the lesser of the two to the greater.
[[nodiscard]] Bounded some_of(const Bounded& whole);
/// What lies within both; where they contradict each other, the left one.
[[nodiscard]] Bounded within(const Bounded& left, const Bounded& right);
/// To six digits. Not applicable (no end, nothing missing) where the divisor is known to be 0 or less; unknown where it may be.
[[nodiscard]] Bounded divided(const Bounded& number, const Bounded& divisor, const scalar::Decimal& times);
/// A part of itself and something else, likewise: debt ÷ (debt + own capital).
[[nodiscard]] Bounded part_in(const Bounded& part, const Bounded& rest);

}  // namespace reprise::takeover
