// Which steps were taken and how long each took: for `-v` and `--log-file`. Names of files, counts and times only;
// never a value of a dossier.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace reprise::pipeline {

class Log {
 public:
  Log();  ///< silent
  /// `verbose`: to standard error. `file`: appended to, when not empty; empty result of problem() means it could be opened.
  Log(bool verbose, const std::string& file);
  Log(Log&&) noexcept;
  Log& operator=(Log&&) noexcept;
  ~Log();

  [[nodiscard]] const std::string& problem() const;  ///< why the log file could not be opened
  void note(std::string_view words);

  /// A step that is timed until it goes out of scope.
  class Step {
   public:
    Step(Log& log, std::string name);
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step();

   private:
    Log& log_;
    std::string name_;
    std::chrono::steady_clock::time_point start_;
  };
  [[nodiscard]] Step step(std::string name) { return Step(*this, std::move(name)); }

 private:
  struct Sinks;
  std::unique_ptr<Sinks> sinks_;
};

}  // namespace reprise::pipeline
