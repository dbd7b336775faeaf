// Phrases about rules: what a row takes, what a test gives and promises, how a rule behaves while facts miss.
#pragma once

#include <string>
#include <vector>

#include "assessment/rule_page.h"
#include "report/locale.h"

namespace reprise::report {

/// "from 30 to less than 90 days"; empty when only FEEL says it. `path`: the fact that words are values of, if any.
[[nodiscard]] std::string taken_words(const Locale& locale, const assessment::TakenValues& taken, assessment::Unit unit, std::string_view path);

/// "at least 12 days", "2,000 or 2,100 people", "unknown", "none (empty list)".
[[nodiscard]] std::string given_words(const Locale& locale, const assessment::GivenFact& given);

/// Name and words of everything a test promises.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> promises_of(const Locale& locale, const assessment::RulePage& page, const assessment::RuleTest& test);

/// What happens while a fact of the rule is unknown, a sentence each.
[[nodiscard]] std::vector<std::string> while_unknown(const Locale& locale, const assessment::RulePage& page);

/// Who stands behind the thresholds, said of the basis and of how the sources were read.
[[nodiscard]] std::string standing_words(const Locale& locale, const assessment::RulePage& page);

/// Its weight among the others of its family.
[[nodiscard]] std::string place_words(const Locale& locale, const assessment::RulePage& page);

}  // namespace reprise::report
