// Makes a counterexample small enough to be read: what can be left out of both cases is left out.
#include <algorithm>

#include "properties/judged_case.h"

namespace reprise::engine::testing {
namespace {

/// Tries smaller pairs; keeps those that still break a promise.
class Shrinking {
 public:
  Shrinking(Counterexample found, const rulepack::RuleBook& rules) : found_(std::move(found)), rules_(rules) {}

  Counterexample run() {
    for (bool shorter = true; shorter;) {
      shorter = false;
      for (std::size_t part = 0; part < found_.promised.parts.size(); ++part) shorter = shrink_part(part) || shorter;
    }
    return std::move(found_);
  }

 private:
  bool try_instead(WrittenCase promised, WrittenCase learnt) {
    std::string broken = broken_promise(JudgedCase(promised, rules_), JudgedCase(learnt, rules_));
    if (broken.empty()) return false;
    found_ = {std::move(promised), std::move(learnt), std::move(broken)};
    return true;
  }

  template <typename Change>
  bool try_in_both(Change change) {
    WrittenCase promised = found_.promised;
    WrittenCase learnt = found_.learnt;
    change(promised);
    change(learnt);
    return try_instead(std::move(promised), std::move(learnt));
  }

  bool shrink_part(std::size_t at) {
    bool shorter = false;
    for (std::size_t entry = found_.promised.parts[at].entries.size(); entry-- > 0;) {
      const bool is_list = found_.promised.parts[at].is_list();
      const auto removed = [&](WrittenCase& from) { from.parts[at].entries.erase(from.parts[at].entries.begin() + static_cast<std::ptrdiff_t>(entry)); };
      if (is_list && try_in_both(removed)) {
        shorter = true;
      } else {
        shorter = shrink_entry(at, entry) || shorter;
      }
    }
    // The list as it turns out to be, told at once.
    if (found_.promised.parts[at].state != found_.learnt.parts[at].state) {
      WrittenCase promised = found_.promised;
      promised.parts[at] = found_.learnt.parts[at];
      shorter = try_instead(std::move(promised), found_.learnt) || shorter;
    }
    return shorter;
  }

  bool shrink_entry(std::size_t part, std::size_t entry) {
    bool shorter = false;
    const auto unsay = [](Leaf& leaf) { leaf = {leaf.word, Said::nothing, leaf.values, {}, {}}; };
    // All at once, then one by one.
    const auto silent = [](const Leaf& leaf) { return leaf.said == Said::nothing; };
    if (!std::ranges::all_of(found_.learnt.parts[part].entries[entry].leaves, silent)) {
      shorter = try_in_both([&](WrittenCase& both) { std::ranges::for_each(both.parts[part].entries[entry].leaves, unsay); });
    }
    for (std::size_t leaf = 0; leaf < found_.promised.parts[part].entries[entry].leaves.size(); ++leaf) {
      const auto in = [&](WrittenCase& of) -> Leaf& { return of.parts[part].entries[entry].leaves[leaf]; };
      if (silent(in(found_.promised)) && silent(in(found_.learnt))) continue;
      if (try_in_both([&](WrittenCase& both) { unsay(in(both)); })) {
        shorter = true;
        continue;
      }
      if (in(found_.promised).said == in(found_.learnt).said) continue;
      WrittenCase promised = found_.promised;
      in(promised) = in(found_.learnt);
      shorter = try_instead(std::move(promised), found_.learnt) || shorter;
    }
    return shorter;
  }

  Counterexample found_;
  const rulepack::RuleBook& rules_;
};

}  // namespace

Counterexample shrunk(Counterexample found, const rulepack::RuleBook& rules) { return Shrinking(std::move(found), rules).run(); }

std::string told(const Counterexample& found) {
  return found.broken + "\n--- dossier.yaml\n" + found.promised.dossier_yaml() + "--- group.yaml\n" + found.promised.group_yaml() +
         "--- the same dossier when more is known\n" + found.learnt.dossier_yaml() + "--- the same group\n" + found.learnt.group_yaml();
}

}  // namespace reprise::engine::testing
