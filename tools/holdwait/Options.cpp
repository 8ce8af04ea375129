//===-- tools/holdwait/Options.cpp - The command line ----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/Options.h"

#include "report/Format.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include <functional>

using namespace holdwait;
using namespace holdwait::tool;

namespace {

template <typename... Ts> llvm::Error fail(const char *Format, Ts... Values) {
  return llvm::createStringError(llvm::formatv(Format, Values...).str());
}

/// One option: its spelling, what it takes, what it does.
struct Row {
  llvm::StringRef Name;
  llvm::StringRef Value; ///< "" takes none; "[X]" may take one after `=`.
  std::string Help;
  std::function<llvm::Error(Options &, llvm::StringRef)> Set;
};

llvm::Error setConfidence(Options &O, llvm::StringRef V) {
  if (V == "high")
    O.Lowest = report::Confidence::High;
  else if (V == "medium")
    O.Lowest = report::Confidence::Medium;
  else if (V == "low")
    O.Lowest = report::Confidence::Low;
  else
    return fail("--min-confidence takes high, medium or low, not '{0}'", V);
  return llvm::Error::success();
}

std::string knownFormats() {
  std::string Known;
  for (const report::Format &F : report::formats())
    Known += (Known.empty() ? "" : ", ") + F.Name.str();
  return Known;
}

/// All formats, a line each, under one another.
std::string formatsHelp() {
  std::string Help;
  for (const report::Format &F : report::formats())
    Help += (Help.empty() ? "" : "\n" + std::string(28, ' ')) + F.Name.str() +
            std::string(13 - F.Name.size(), ' ') + F.Description.str();
  return Help;
}

llvm::Error addReport(Options &O, llvm::StringRef V) {
  const auto [Name, File] = V.split('=');
  if (File.empty() || !report::findFormat(Name))
    return fail("--report takes FORMAT=FILE with one of {0}, not '{1}'", knownFormats(), V);
  O.Reports.push_back({Name.str(), File.str()});
  return llvm::Error::success();
}

/// A revision that begins with a dash would be an option of git.
llvm::Error setSince(Options &O, llvm::StringRef V) {
  if (V.empty() || V.starts_with("-"))
    return fail("--since takes a revision of git, not '{0}'", V);
  O.Since = V.str();
  return llvm::Error::success();
}

/// Pages are found by adding their names.
llvm::Error setDocsUri(Options &O, llvm::StringRef V) {
  if (!V.starts_with("https://") && !V.starts_with("http://"))
    return fail("--docs-uri takes an address that begins with https://, not '{0}'", V);
  O.DocsUri = V.rtrim('/').str() + "/";
  return llvm::Error::success();
}

llvm::Error setFormat(Options &O, llvm::StringRef V) {
  if (!report::findFormat(V))
    return fail("--format takes one of {0}, not '{1}'", knownFormats(), V);
  O.Format = V.str();
  return llvm::Error::success();
}

llvm::Error setColour(Options &O, llvm::StringRef V) {
  if (V != "auto" && V != "always" && V != "never")
    return fail("--color takes auto, always or never, not '{0}'", V);
  O.Colour = V.str();
  return llvm::Error::success();
}

/// Workers change their folder, so it is made absolute here.
llvm::Error setBase(Options &O, llvm::StringRef V) {
  llvm::SmallString<256> Folder(V);
  if (std::error_code E = llvm::sys::fs::make_absolute(Folder))
    return fail("--base {0}: {1}", V, E.message());
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
  O.BaseDir = Folder.str().str();
  return llvm::Error::success();
}

llvm::Error setJobs(Options &O, llvm::StringRef V) {
  if (V.getAsInteger(10, O.Jobs) || O.Jobs == 0)
    return fail("-j takes a number of jobs from 1, not '{0}'", V);
  return llvm::Error::success();
}

llvm::Error setLimit(Options &O, llvm::StringRef V) {
  if (V.getAsInteger(10, O.UnitLimit))
    return fail("--limit takes a number of seconds, 0 for none, not '{0}'", V);
  return llvm::Error::success();
}

const std::vector<Row> &rows() {
  auto Flag = [](bool Options::*Member) {
    return [Member](Options &O, llvm::StringRef) {
      O.*Member = true;
      return llvm::Error::success();
    };
  };
  auto Text = [](std::string Options::*Member) {
    return [Member](Options &O, llvm::StringRef V) {
      O.*Member = V.str();
      return llvm::Error::success();
    };
  };
  auto List = [](std::vector<std::string> Options::*Member) {
    return [Member](Options &O, llvm::StringRef V) {
      (O.*Member).push_back(V.str());
      return llvm::Error::success();
    };
  };
  auto FlagOrFile = [](bool Options::*Member, std::string Options::*File) {
    return [Member, File](Options &O, llvm::StringRef V) {
      O.*Member = true;
      O.*File = V.str();
      return llvm::Error::success();
    };
  };
  static const std::vector<Row> Rows = {
      {"-p", "DIR", "folder of compile_commands.json, or the file itself (scan, verify)",
       Text(&Options::BuildPath)},
      {"-j", "N", "units at a time; default: the number of processors", setJobs},
      {"--jobs", "N", "the same as -j", setJobs},
      {"--limit", "SECONDS",
       "processor time for one unit; default: 60, none: 0. What a unit shows until then counts "
       "(verify)",
       setLimit},
      {"-o", "FILE", "write the linked program (link) or the report (scan, report) here",
       Text(&Options::Output)},
      {"--format", "NAME", formatsHelp(), setFormat},
      {"--report", "FORMAT=FILE", "also write the report to FILE; may be given several times",
       addReport},
      {"--docs-uri", "URI", "where docs/checks is published, for the links of reports", setDocsUri},
      {"--min-confidence", "LEVEL", "show findings from here up: high, medium (default), low",
       setConfidence},
      {"--explain-suppressed", "", "also show the cycles that a rule removed, and which rule",
       Flag(&Options::ExplainSuppressed)},
      {"--suppressed", "",
       "also list what is silenced, by what and why, and what silences nothing any more",
       Flag(&Options::ListSilenced)},
      {"--inventory", "[FILE]",
       "list every lock class, acquisition and edge; FILE: write it there as JSON",
       FlagOrFile(&Options::Inventory, &Options::InventoryFile)},
      {"--stats", "[FILE]", "print counts, times and bounds hit; FILE: write them there as JSON",
       FlagOrFile(&Options::Stats, &Options::StatsFile)},
      {"--index", "FILE",
       "also write the linked program here, with what was found in it: for clang-tidy, report and "
       "link (scan, link, report)",
       Text(&Options::IndexFile)},
      {"--baseline", "FILE",
       "what is known: an index, or a JSON or SARIF report (gate); may be given several times",
       List(&Options::Baselines)},
      {"--since", "REV", "mark the findings that the change since this revision touches (gate)",
       setSince},
      {"--new-edges", "", "also tell orders of two locks that the baseline does not have (gate)",
       Flag(&Options::NewEdges)},
      {"--check", "FILE", "tell the orders of locks that FILE does not have (order)",
       Text(&Options::OrderCheck)},
      {"--write", "FILE", "record all orders of locks in FILE (order)", Text(&Options::OrderWrite)},
      {"--annotate", "",
       "print the orders as acquired_before and acquired_after attributes, a patch (order)",
       Flag(&Options::OrderAnnotate)},
      {"--base", "DIR", "write source names relative to DIR when they are below it", setBase},
      {"--models", "FILE", "read more model rows; may be given several times",
       List(&Options::Models)},
      {"--extra-arg", "FLAG", "add a flag to every compile command",
       List(&Options::ExtraArguments)},
      {"--keep-going", "",
       "inputs that cannot be read are told, and are no failure (link, report, dump)",
       Flag(&Options::KeepGoing)},
      {"--color", "WHEN", "auto (default), always or never", setColour},
      {"--quiet", "", "no progress line", Flag(&Options::Quiet)},
      {"--no-cache", "", "accepted for scripts; nothing is cached yet", Flag(&Options::NoCache)},
      {"--from-text", "", "make a .hw file from a text skeleton; needs -o (dump)",
       Flag(&Options::Back)},
  };
  return Rows;
}

/// Commands that answer on standard output, and report nothing.
bool isQuestion(Command C) {
  return C == Command::Order || C == Command::Who || C == Command::Why || C == Command::Explain;
}

/// Whether an option means anything to a command. One that does not is refused:
/// who gives it expects something.
bool fits(llvm::StringRef Name, Command C) {
  if (Name == "--check" || Name == "--write" || Name == "--annotate")
    return C == Command::Order;
  if (isQuestion(C))
    return Name == "--color" || Name == "--keep-going";
  if (Name == "-o")
    return true;
  if (Name == "--from-text")
    return C == Command::Dump;
  if (llvm::is_contained({"--baseline", "--since", "--new-edges"}, Name))
    return C == Command::Gate;
  if (Name == "--keep-going")
    return C != Command::Scan;
  if (Name == "--limit")
    return C == Command::Verify;
  if (C == Command::Verify &&
      llvm::is_contained({"-p", "-j", "--jobs", "--quiet", "--extra-arg"}, Name))
    return true;
  if (Name == "--index")
    return llvm::is_contained({Command::Scan, Command::Link, Command::Report}, C);
  const bool ScanOnly = llvm::is_contained(
      {"-p", "-j", "--jobs", "--models", "--extra-arg", "--quiet", "--no-cache"}, Name);
  return C == Command::Scan || (C != Command::Dump && !ScanOnly);
}

llvm::Error setOption(Options &O, llvm::ArrayRef<const char *> &Rest) {
  const llvm::StringRef Whole = Rest.front();
  Rest = Rest.drop_front();
  auto [Name, Value] = Whole.split('=');
  bool Attached = Whole.contains('=');
  if (Whole.size() > 2 && Whole.starts_with("-j") && llvm::isDigit(Whole[2])) { // As make's -j4.
    Name = Whole.take_front(2);
    Value = Whole.drop_front(2);
    Attached = true;
  }
  auto It = llvm::find_if(rows(), [N = Name](const Row &R) { return R.Name == N; });
  if (It == rows().end())
    return fail("unknown option '{0}'; 'holdwait help' lists them", Name);
  if (!fits(Name, O.What) && O.What != Command::Help && O.What != Command::Version)
    return fail("{0} means nothing to this command; 'holdwait help' says what it is for", Name);
  if (It->Value.empty() && Attached)
    return fail("{0} takes no value", Name);
  if (!It->Value.empty() && !It->Value.starts_with("[") && !Attached) {
    if (Rest.empty())
      return fail("{0} needs a value: {1}", Name, It->Value);
    Value = Rest.front();
    Rest = Rest.drop_front();
  }
  return It->Set(O, Value);
}

/// Adds an input, or those that the file `@FILE` lists, one a line: builds have more
/// objects than a command line takes.
llvm::Error addInput(Options &O, llvm::StringRef Name) {
  if (!Name.consume_front("@")) {
    O.Inputs.push_back(Name.str());
    return llvm::Error::success();
  }
  auto List = llvm::MemoryBuffer::getFile(Name, /*IsText=*/true);
  if (!List)
    return fail("@{0}: {1}", Name, List.getError().message());
  llvm::SmallVector<llvm::StringRef> Lines;
  (*List)->getBuffer().split(Lines, '\n', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef Line : Lines)
    if (!Line.trim().empty())
      O.Inputs.push_back(Line.trim().str());
  return llvm::Error::success();
}

llvm::Error check(const Options &O) {
  if (O.HasCompileFlags && (O.What != Command::Scan || !O.BuildPath.empty()))
    return fail(
        O.What == Command::Scan
            ? "give either -p or compile flags after --; for more flags there is --extra-arg"
            : "only scan takes compile flags after --");
  if (O.What == Command::Scan && O.Inputs.empty() && O.BuildPath.empty())
    return fail("scan needs -p DIR with a compile_commands.json, or source files");
  if (O.What == Command::Verify && O.BuildPath.empty())
    return fail("verify needs -p DIR with a compile_commands.json, and an index or objects");
  if (O.What == Command::Link && !O.Output.empty() && !O.IndexFile.empty())
    return fail("give either -o, for the program alone, or --index, with what is found in it");
  // Words of the question come before the inputs; a kind is explained without any.
  const size_t Words = O.What == Command::Why                                 ? 2
                       : O.What == Command::Who || O.What == Command::Explain ? 1
                                                                              : 0;
  if (O.Inputs.size() < Words)
    return fail(Words == 2 ? "why takes two locks, and inputs" : "which one? 'holdwait help' says");
  if (O.What != Command::Scan && O.What != Command::Help && O.What != Command::Version &&
      O.What != Command::Explain && O.Inputs.size() == Words)
    return fail("no input: name objects, archives, .hw files or folders of them");
  if (O.Format != "text" && O.Inventory && O.InventoryFile.empty())
    return fail("with --format={0} the inventory needs a file of its own: --inventory=FILE",
                O.Format);
  if (O.Format != "text" && O.Format != "json" && O.Stats && O.StatsFile.empty())
    return fail("with --format={0} the figures need a file of their own: --stats=FILE", O.Format);
  if (O.What == Command::Gate && O.Baselines.empty() && O.Since.empty())
    return fail("gate needs what to compare with: --baseline FILE, or --since REV");
  if (O.NewEdges && O.Baselines.empty())
    return fail("--new-edges needs a --baseline");
  if (!O.OrderCheck.empty() + !O.OrderWrite.empty() + O.OrderAnnotate > 1)
    return fail("order takes one of --check, --write and --annotate");
  if (O.Back && O.Output.empty())
    return fail("dump --from-text needs -o FILE");
  return llvm::Error::success();
}

} // namespace

llvm::Expected<Options> holdwait::tool::parseOptions(int Argc, const char *const *Argv) {
  Options O;
  llvm::ArrayRef<const char *> Rest(Argv + 1, Argv + Argc);
  if (Rest.empty())
    return fail("which command? 'holdwait help' lists them");
  const llvm::StringRef Name = Rest.front();
  Rest = Rest.drop_front();
  const int What = llvm::StringSwitch<int>(Name)
                       .Case("scan", static_cast<int>(Command::Scan))
                       .Case("link", static_cast<int>(Command::Link))
                       .Case("report", static_cast<int>(Command::Report))
                       .Case("gate", static_cast<int>(Command::Gate))
                       .Case("order", static_cast<int>(Command::Order))
                       .Case("who", static_cast<int>(Command::Who))
                       .Case("why", static_cast<int>(Command::Why))
                       .Case("explain", static_cast<int>(Command::Explain))
                       .Case("verify", static_cast<int>(Command::Verify))
                       .Case("dump", static_cast<int>(Command::Dump))
                       .Cases({"help", "--help", "-h"}, static_cast<int>(Command::Help))
                       .Cases({"version", "--version"}, static_cast<int>(Command::Version))
                       .Default(-1);
  if (What < 0)
    return fail("unknown command '{0}'; 'holdwait help' lists them", Name);
  O.What = static_cast<Command>(What);
  while (!Rest.empty()) {
    const llvm::StringRef Next = Rest.front();
    if (Next == "--") {
      O.HasCompileFlags = true;
      for (const char *Flag : Rest.drop_front())
        O.CompileFlags.push_back(Flag);
      break;
    }
    if (Next == "--help" || Next == "-h") {
      O.What = Command::Help;
      return O;
    }
    if (Next.starts_with("-") && Next != "-") {
      if (llvm::Error E = setOption(O, Rest))
        return std::move(E);
      continue;
    }
    if (llvm::Error E = addInput(O, Next))
      return std::move(E);
    Rest = Rest.drop_front();
  }
  if (llvm::Error E = check(O))
    return std::move(E);
  return O;
}

void holdwait::tool::printHelp(llvm::raw_ostream &OS) {
  OS << "holdwait " HOLDWAIT_VERSION ": finds the potential deadlocks of C and C++ programs\n\n"
        "usage: holdwait COMMAND [OPTION…] [INPUT…]\n\n"
        "  scan -p DIR [SOURCE…]     analyse the units of a compile_commands.json (all, or those\n"
        "                            named) and report\n"
        "  scan SOURCE… -- FLAG…     analyse source files with the given compile flags\n"
        "  link -o FILE INPUT…       join objects, bitcode, archives, .hw files and folders of "
        "them\n"
        "  report INPUT…             link in memory and report\n"
        "  gate --baseline FILE INPUT…\n"
        "                            report only what is new since the baseline\n"
        "  order INPUT…              print the orders of locks, record (--write) or check "
        "(--check)\n"
        "                            them, or say them in the sources (--annotate)\n"
        "  who LOCK INPUT…           where a lock is taken, and with which others\n"
        "  why A B INPUT…            how A comes to be held while B is waited for; 1: it does not\n"
        "  explain KIND              what a kind of finding means\n"
        "  explain ID INPUT…         the finding with this fingerprint, and what it means\n"
        "  verify -p DIR INPUT…      the report, with what feasible paths through the units show "
        "of "
        "it\n"
        "  dump INPUT…               print what is stored, as text\n"
        "  help, version\n"
        "An INPUT @FILE stands for the inputs that FILE lists, one a line.\n\n"
        "options:\n";
  for (const Row &R : rows()) {
    std::string Left = ("  " + R.Name).str();
    if (R.Value.starts_with("["))
      Left += "[=" + R.Value.drop_front().drop_back().str() + "]";
    else if (!R.Value.empty())
      Left += " " + R.Value.str();
    OS << llvm::left_justify(Left, 26) << "  " << R.Help << "\n";
  }
  OS << "\nexit status: 0 nothing found, 1 findings shown, 2 wrong use or "
        "input\n";
}
