#include <algorithm>
#include <map>
#include <set>

#include "engine/ignorance.h"

namespace reprise::engine {
namespace {

using assessment::DocumentRequest;

/// What a missing fact is worth, and to whom.
struct Worth {
  Decimal points{0};
  std::set<std::string> families;
};

using Worths = std::map<std::string, Worth>;

Worths worths_of(const std::vector<assessment::FamilyScore>& families, const std::vector<std::string>& missing) {
  Worths worths;
  for (const std::string& path : missing) worths.try_emplace(path);
  for (const assessment::FamilyScore& family : families) {
    for (const assessment::IgnoranceShare& share : family.ignorance) {
      if (share.path.empty()) continue;
      Worth& worth = worths[share.path];
      worth.points += share.points;
      worth.families.insert(family.family);
    }
  }
  return worths;
}

bool gives(const rulepack::DocumentKind& document, const std::string& path) {
  return std::ranges::any_of(document.gives, [&path](const std::string& pattern) { return matches_pattern(pattern, path); });
}

DocumentRequest request(const rulepack::DocumentKind& document, const Worths& left, const std::vector<std::string>& order,
                        const std::vector<assessment::FamilyScore>& families, const std::vector<std::string>& blocking) {
  DocumentRequest request{document.id, document.title, document.holder, Decimal(0), {}, {}, false};
  std::set<std::string> concerned;
  for (const std::string& path : order) {
    const auto worth = left.find(path);
    if (worth == left.end() || !gives(document, path)) continue;
    request.gives.push_back(path);
    request.points += worth->second.points;
    concerned.insert(worth->second.families.begin(), worth->second.families.end());
    request.blocking = request.blocking || std::ranges::find(blocking, path) != blocking.end();
  }
  for (const assessment::FamilyScore& family : families) {
    if (concerned.contains(family.family)) request.families.push_back(family.family);
  }
  return request;
}

}  // namespace

std::vector<DocumentRequest> documents_to_ask(const rulepack::RuleBook& rules, const std::vector<assessment::FamilyScore>& families,
                                              const std::vector<std::string>& missing, const std::vector<std::string>& blocking) {
  Worths left = worths_of(families, missing);
  std::vector<std::string> order = missing;
  for (const auto& [path, worth] : left) {
    if (std::ranges::find(missing, path) == missing.end()) order.push_back(path);
  }
  std::vector<DocumentRequest> requests;
  std::vector<bool> asked(rules.documents.size(), false);
  for (;;) {
    std::optional<std::size_t> best;
    DocumentRequest best_request;
    for (std::size_t i = 0; i < rules.documents.size(); ++i) {
      if (asked[i]) continue;
      DocumentRequest candidate = request(rules.documents[i], left, order, families, blocking);
      if (candidate.gives.empty() || (best && candidate.points <= best_request.points)) continue;
      best = i;
      best_request = std::move(candidate);
    }
    if (!best) return requests;
    asked[*best] = true;
    for (const std::string& path : best_request.gives) left.erase(path);
    requests.push_back(std::move(best_request));
  }
}

bool matches_pattern(std::string_view pattern, std::string_view path) {
  constexpr std::string_view kAnyEntry = "[*]";
  std::size_t at = 0;
  std::size_t i = 0;
  while (i < pattern.size()) {
    if (pattern.substr(i).starts_with(kAnyEntry)) {
      if (at >= path.size() || path[at] != '[') return false;
      const std::size_t close = path.find(']', at);
      if (close == std::string_view::npos) return false;
      at = close + 1;
      i += kAnyEntry.size();
    } else if (pattern.substr(i) == "*") {
      const std::string_view leaf = path.substr(at);
      return !leaf.empty() && leaf.find_first_of(".[") == std::string_view::npos;
    } else {
      if (at >= path.size() || path[at] != pattern[i]) return false;
      ++at;
      ++i;
    }
  }
  return at == path.size();
}

}  // namespace reprise::engine
