// Stress tests as files: which facts a bad year would change, to what, and which figures to watch meanwhile.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/source.h"
#include "base/text.h"
#include "feel/feel.h"

namespace reprise::rulepack {

/// A figure with a name: what a stress takes away, or what is watched before and after.
struct Figure {
  std::string id;  ///< of a watched one
  base::Text title;
  std::string unit;  ///< as of a rule
  std::optional<feel::Expression> value;
  base::Place place;
};

/// New values of the facts that a path names. All changes of a stress see the facts as they were.
struct StressChange {
  std::string path;      ///< as written: accounts[latest].cash, funding[*].amount, workforce.fte
  std::string list;      ///< the section or list: "accounts", "group.accounts"
  std::string selector;  ///< latest | * | the year or id of an entry; empty for a section
  std::string key;
  std::optional<feel::Expression> value;  ///< over the facts; `item` is the entry changed
  std::optional<feel::Expression> where;  ///< which entries; none: all that the selector names
  base::Place place;
};

struct Stress {
  std::string id;
  std::string basis;
  base::Text title;
  base::Text why;
  std::vector<std::string> references;
  std::optional<feel::Expression> applies;
  Figure amount;  ///< what it is worth; unknown: the stress has no result
  std::vector<StressChange> changes;
  base::Place place;
};

/// The name under which a change sees its entry.
inline constexpr std::string_view kItem = "item";
inline constexpr std::string_view kLatest = "latest";
inline constexpr std::string_view kEvery = "*";

}  // namespace reprise::rulepack
