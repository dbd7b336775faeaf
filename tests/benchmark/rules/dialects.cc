#include <cmath>
#include <map>
#include <sstream>
#include <stdexcept>

#include "plan.h"
#include "records.h"

namespace reprise::benchmark {
namespace {

/// How a language writes what differs; {} stands for a part.
struct Dialect {
  std::string item, equal, both, either, choose, quote, open, close, whole, some, every, matching, services, total;
};

const std::map<std::string, Dialect> kDialects = {
    {"sql",
     {"s.", " = ", " AND ", " OR ", "(CASE WHEN {} THEN {} ELSE {} END)", "'", "(", ")", "::DOUBLE",
      "(len(list_filter(services, lambda s: {})) > 0)", "(len(list_filter(services, lambda s: {})) = len(services))",
      "len(list_filter(services, lambda s: {}))::DOUBLE", "len(services)::DOUBLE", "list_sum(list_transform(services, lambda s: s.{}))"}},
    {"cel",
     {"s.", " == ", " && ", " || ", "({} ? {} : {})", "\"", "[", "]", ".0", "services.exists(s, {})", "services.all(s, {})",
      "double(size(services.filter(s, {})))", "double(size(services))", "total_{}(services)"}},
    {"zen",
     {"#.", " == ", " and ", " or ", "({} ? {} : {})", "\"", "[", "]", "", "some(services, {})", "all(services, {})", "count(services, {})",
      "len(services)", "sum(map(services, #.{}))"}},
};

std::string filled(const std::string& pattern, const std::vector<std::string>& parts) {
  std::string text;
  std::size_t next = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern.compare(at, 2, "{}") == 0) {
      text += parts[next++];
      ++at;
    } else {
      text += pattern[at];
    }
  }
  return text;
}

class Printer {
 public:
  explicit Printer(const Dialect& dialect) : to_(dialect) {}

  std::string print(const Step& step) const {
    std::vector<std::string> parts;
    for (const Step& part : step.parts) parts.push_back(print(part));
    switch (step.operation) {
      case Operation::number: return number(step.number);
      case Operation::text: return quoted(step.codes[0]);
      case Operation::number_column: return std::string(kNumbers[step.column].name);
      case Operation::text_column: return std::string(kTexts[step.column]);
      case Operation::service_number: return to_.item + std::string(kServiceNumbers[step.column].name);
      case Operation::service_type: return to_.item + std::string(kServiceType);
      case Operation::add: return between(parts, " + ");
      case Operation::subtract: return between(parts, " - ");
      case Operation::multiply: return between(parts, " * ");
      case Operation::divide: return between(parts, " / ");
      case Operation::less: return between(parts, " < ");
      case Operation::less_equal: return between(parts, " <= ");
      case Operation::greater: return between(parts, " > ");
      case Operation::greater_equal: return between(parts, " >= ");
      case Operation::equal: return between(parts, to_.equal);
      case Operation::both: return between(parts, to_.both);
      case Operation::either: return between(parts, to_.either);
      case Operation::choose: return filled(to_.choose, parts);
      case Operation::among: return "(" + parts[0] + (to_.quote == "'" ? " IN " : " in ") + to_.open + listed(step.codes) + to_.close + ")";
      case Operation::some: return filled(to_.some, parts);
      case Operation::every: return filled(to_.every, parts);
      case Operation::matching: return filled(to_.matching, parts);
      case Operation::services: return to_.services;
      case Operation::total: return filled(to_.total, {std::string(kServiceNumbers[step.column].name)});
    }
    throw std::runtime_error("no such operation");
  }

 private:
  std::string number(double value) const {
    std::ostringstream text;
    text.precision(15);
    text << value;
    return text.str() + (to_.whole == ".0" && value != std::floor(value) ? "" : to_.whole);
  }
  std::string quoted(int code) const { return to_.quote + word(code) + to_.quote; }
  std::string listed(const std::vector<int>& codes) const {
    std::string text;
    for (const int code : codes) text += (text.empty() ? "" : ", ") + quoted(code);
    return text;
  }
  static std::string between(const std::vector<std::string>& parts, const std::string& sign) {
    return "(" + parts[0] + sign + parts[1] + ")";
  }

  const Dialect& to_;
};

}  // namespace

std::string printed(const Step& rule, const std::string& language) {
  const auto dialect = kDialects.find(language);
  if (dialect == kDialects.end()) throw std::runtime_error("no language " + language);
  return Printer(dialect->second).print(rule);
}

}  // namespace reprise::benchmark
