// The view of a rule's page: what templates rule, rule_body and rule_markdown show.
#pragma once

#include "assessment/rule_page.h"
#include "report/locale.h"
#include "report/notation.h"
#include "report/view.h"

namespace reprise::report {

/// Sets every part that rule_body shows, also where the view is that of a finding. Its headings are of that level and the next.
void set_rule(const Locale& locale, const Notation& notation, const assessment::RulePage& page, int heading, View& view);

/// That and what a page of its own says above and below; `beside_index`: it leads to the index in its folder.
[[nodiscard]] View rule_view(const Locale& locale, const Notation& notation, const assessment::RulePage& page, bool beside_index);

/// Families with their rules; `end` is that of the pages' files.
[[nodiscard]] Views rule_family_views(const Locale& locale, const Notation& notation, const std::vector<assessment::RulePage>& pages, const std::string& end);

/// What a source says of itself: templates rule_source and rule_source_markdown.
void set_cited(const Locale& locale, const Notation& notation, const assessment::SourceReference& source, View& view);

}  // namespace reprise::report
