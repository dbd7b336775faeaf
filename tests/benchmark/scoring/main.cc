// How long it takes to judge one known dossier by every rule of the checkout: outcomes, scores, price of ignorance, sensitivity,
// counterfactuals, verdict; without reading and without rendering. Prints the median of many rounds in CPU time of one thread.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <deque>
#include <vector>

#include "base/files.h"
#include "engine/engine.h"
#include "engine/family.h"
#include "facts/facts.h"
#include "pipeline/inputs.h"

namespace {

using namespace reprise;

constexpr int kRounds = 101;
constexpr double kLimit = 5.0;  // ms, in the issue that asked for it

double milliseconds() { return static_cast<double>(std::clock()) * 1'000 / CLOCKS_PER_SEC; }

template <typename Work>
double median_of(Work work) {
  std::vector<double> times;
  for (int round = 0; round < kRounds; ++round) {
    const double start = milliseconds();
    work();
    times.push_back(milliseconds() - start);
  }
  std::ranges::nth_element(times, times.begin() + kRounds / 2);
  return times[kRounds / 2];
}

template <typename Read>
Read value_of(base::Checked<Read> checked) {
  if (!checked.ok() || !checked.value) {
    std::fprintf(stderr, "%s\n", base::render(checked.diagnostics, base::Language::english).c_str());
    std::exit(2);
  }
  return std::move(*checked.value);
}

document::Document document_at(const char* path) {
  auto source = base::DiskFiles().read(path);
  if (!source) std::exit(2);
  return value_of(document::Document::parse(source.value()));
}

}  // namespace

int main() {
  const auto rules = value_of(rulepack::load(base::DiskFiles(), "rules", "schemas", facts::vocabulary_names()));
  const auto dossier = value_of(dossier::dossier_from_document(document_at("examples/passerelles/dossier.yaml"), {}));
  const auto group = value_of(dossier::group_from_document(document_at("examples/passerelles/group.yaml"), {}));
  const auto takeover = value_of(takeover::take_over(dossier, group, pipeline::reach_of(rules)));
  std::size_t findings = 0;
  const double whole = median_of([&] { findings = engine::assess({dossier, group, takeover, rules}).findings.size(); });
  const double seen = median_of([&] { (void)facts::Facts(dossier, group, takeover).context(); });
  const facts::Facts facts(dossier, group, takeover);
  const double judged = median_of([&] {
    const feel::Context scope = rulepack::scope_of(rules, facts.context());
    std::deque<engine::Outcome> outcomes;
    (void)engine::judged_families({rules, facts, scope}, outcomes);
  });
  std::printf("%zu rules over examples/passerelles: %.2f ms (limit %.1f), of which facts %.2f and outcomes with scores %.2f\n", findings, whole, kLimit, seen, judged);
  return whole > kLimit ? 1 : 0;
}
