// Which document would give which facts.
#include "rulepack/names.h"
#include "rulepack/reading.h"

namespace reprise::rulepack {
namespace {

void check_pattern(Reading& reading, const document::Node& pattern) {
  using enum PathProblem::Kind;
  const PathProblem problem = check_path(pattern.text(), reading.facts, true);
  const base::Place place = problem.kind == none ? base::Place() : pattern.place_in_text(problem.begin, problem.end);
  const base::Argument name("name", problem.word);
  switch (problem.kind) {
    case none: return;
    case unknown_name: return reading.report("rule-unknown-fact", place, {{"fact", problem.word}, {"hint", suggestion(problem.word, problem.known)}});
    case wants_selector: return reading.report("rule-pattern-list", place, {name});
    case takes_no_selector: return reading.report("rule-pattern-no-list", place, {name});
    case not_a_fact: return reading.report("rule-pattern-section", place, {name});
  }
}

}  // namespace

void read_documents(Reading& reading, const RuleFolder& folder) {
  Unique ids;
  for (const RuleFile* file : folder.of(FileKind::documents)) {
    for (const document::Node& item : items(member(file->document->root(), "documents"))) {
      const OptionalNode id = member(item, "id");
      DocumentKind kind;
      kind.id = string_of(id);
      kind.title = text_of(member(item, "title"));
      kind.holder = text_of(member(item, "holder"));
      kind.gives = strings_of(member(item, "gives"));
      kind.place = place_of(id, *file);
      if (id) ids.take(reading, kind.id, kind.place);
      for (const document::Node& pattern : items(member(item, "gives"))) {
        if (pattern.is_scalar()) check_pattern(reading, pattern);
      }
      reading.book.documents.push_back(std::move(kind));
    }
  }
}

}  // namespace reprise::rulepack
