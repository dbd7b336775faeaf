// How the pages of one chart hang together: where a box or a sector is unfolded, and the way back. Private to this module.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"

namespace reprise::chart {

/// Another page, by its name and number.
struct Lead {
  std::string page;
  std::size_t number = 0;
};

/// How a page hangs together with the others.
struct Leads {
  struct Step {
    base::Text words;  ///< "Vue d’ensemble"
    Lead lead;
  };
  std::map<std::string, Lead> boxes;     ///< by the id of a box, folded or not
  std::map<std::string, Lead> clusters;  ///< by id
  std::vector<Step> trail;               ///< said above the title
  std::string mark = "p.\u00a0";         ///< before a page's number
  std::size_t number = 0;                ///< of this page; 0: it is alone
  std::size_t pages = 0;
  std::set<std::string> elsewhere;  ///< ids of boxes that stand on another page and are only named here
  bool counts = true;               ///< says how much of everything there is
  base::Text note = {};             ///< what is folded, where levels of folding do not tell
  std::size_t row_lines = 2;        ///< at most of the name of a row that does not stand out
};

/// "p. 12".
[[nodiscard]] std::string page_words(const Leads& leads, std::size_t number);

}  // namespace reprise::chart
