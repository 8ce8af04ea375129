//===-- checkers/models/Parse.cpp - Model files to rows --------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/models/Parse.h"

#include "checkers/models/Operands.h"
#include "checkers/models/RoleTable.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;
using namespace holdwait::skeleton;

namespace holdwait::models {
namespace {

/// "a, b, c" of a table's names.
template <typename Range> std::string namesOf(const Range &Table) {
  return join(map_range(Table, [](const auto &E) { return E.Name.str(); }), ", ");
}

template <typename T> const T *findName(ArrayRef<T> Table, StringRef Name) {
  const T *Found = find_if(Table, [&](const T &E) { return E.Name == Name; });
  return Found == Table.end() ? nullptr : Found;
}

std::string optionsIn(uint64_t Bits) {
  SmallVector<StringRef, 16> Names;
  for (const OptionName &O : optionNames())
    if (Bits & O.Bit)
      Names.push_back(O.Name);
  return Names.empty() ? "none" : join(Names, ", ");
}

/// The key that says what a row names.
struct SubjectKey {
  StringRef Name;
  uint8_t Subjects;
};
constexpr SubjectKey SubjectKeys[] = {{"type", ST_Type},
                                      {"function", ST_Function},
                                      {"matcher", ST_Type | ST_Function},
                                      {"macro", ST_Macro}};

/// What is wrong with a qualified name; empty when nothing is.
StringRef nameProblem(StringRef Name, bool MayBePrefix) {
  if (Name.empty())
    return "an empty name";
  if (Name.starts_with("::"))
    return "a name starts without '::'";
  if (!Name.contains("operator") && Name.contains('<'))
    return "a name has no template arguments";
  if (MayBePrefix && Name.consume_back("::*"))
    return Name.empty() ? "'*' needs a scope before it" : "";
  if (!Name.contains("operator") && Name.contains('*'))
    return MayBePrefix ? "'*' is only allowed at the end, after '::'" : "'*' is not allowed here";
  if (!Name.contains("operator") && Name.find_first_of(" \t()&,;") != StringRef::npos)
    return "not a qualified name";
  return "";
}

/// What only a whole row can say.
constexpr uint64_t OfRow = OP_Parameters | OP_Where | OP_Throws | OP_Then;

/// Reads the rows of one file.
class RowReader {
public:
  RowReader(YamlErrors &Errors, Library &Into) : Errors(Errors), Into(Into) {}

  void readRows(const YamlNode &List);

private:
  void readRow(const YamlNode &Node);
  const SubjectKey *readSubject(const YamlNode &Node, std::vector<const YamlNode *> &Names);
  const RoleEntry *readRole(const YamlNode &Node, const SubjectKey &Subject);
  std::optional<Row> readEffect(const YamlNode &Node, const SubjectKey &Subject, bool IsPart);
  void readOptions(const YamlNode &Node, const RoleEntry &Entry, uint64_t Allowed, Row &R);
  void readOption(const YamlEntry &E, Option Bit, Row &R);
  void readFlag(const YamlEntry &E, bool &Flag);
  void readKind(const YamlEntry &E, Row &R);
  void readSuccess(const YamlEntry &E, Row &R);
  void readTags(const YamlEntry &E, Row &R);
  void readWhere(const YamlEntry &E, Row &R);
  void readParameter(const YamlNode &Node, ParameterType &P);
  void readThrows(const YamlEntry &E, Row &R);
  void readMethod(const YamlEntry &E, Row &R);
  void readThen(const YamlEntry &E, Row &R);
  void readWhen(const YamlEntry &E, Row &R);
  template <typename T> void readWord(const YamlEntry &E, ArrayRef<Word<T>> Words, T &Into);
  template <typename T> void readNumber(const YamlEntry &E, std::optional<T> &Into);
  void addRows(const Row &Like, const SubjectKey &Subject, ArrayRef<const YamlNode *> Names);
  void checkDuplicate(const Row &R, const YamlNode &At);

  YamlErrors &Errors;
  Library &Into;
  StringMap<unsigned> Lines; ///< Where a name that is not an overload was first given.
};

void RowReader::readRows(const YamlNode &List) {
  if (List.What != YamlNode::List)
    return Errors.add(List, "'rows' must be a list of rows");
  for (const YamlNode &Item : List.Items)
    readRow(Item);
}

void RowReader::readRow(const YamlNode &Node) {
  if (Node.What != YamlNode::Mapping)
    return Errors.add(Node, "a row must be a mapping such as {type: std::mutex, role: lock}");
  std::vector<const YamlNode *> Names;
  const SubjectKey *Subject = readSubject(Node, Names);
  if (!Subject)
    return;
  if (const std::optional<Row> R = readEffect(Node, *Subject, /*IsPart=*/false))
    addRows(*R, *Subject, Names);
}

/// What a row of this role may say: of a macro, what it makes of a lock; of a
/// function, what its arguments do.
uint64_t allowedFor(const RoleEntry &Entry, uint8_t Subjects) {
  uint64_t Bits = Entry.Required | Entry.Allowed;
  constexpr uint64_t OfMacro = OP_Recursive | OP_Shared | OP_Spin;
  if (Subjects == ST_Macro)
    return Bits & OfMacro;
  return Entry.Subjects & ST_Macro ? Bits & ~OfMacro : Bits;
}

/// The role and its options. A part of a row says nothing of overloads, but when it happens.
std::optional<Row> RowReader::readEffect(const YamlNode &Node, const SubjectKey &Subject,
                                         bool IsPart) {
  const RoleEntry *Entry = readRole(Node, Subject);
  if (!Entry)
    return std::nullopt;
  Row R;
  R.What = Entry->What;
  R.IsType = Entry->Subjects & ST_Type;
  R.File = Errors.file().str();
  R.Library = Into.Name;
  R.Object.What = Operand::This;
  if (R.What == Role::Identity)
    R.Object.What = Operand::Argument;
  const uint64_t Allowed = allowedFor(*Entry, Subject.Subjects);
  readOptions(Node, *Entry, IsPart ? (Allowed & ~OfRow) | OP_When : Allowed, R);
  return R;
}

const SubjectKey *RowReader::readSubject(const YamlNode &Node,
                                         std::vector<const YamlNode *> &Names) {
  const SubjectKey *Subject = nullptr;
  const YamlNode *Value = nullptr;
  for (const SubjectKey &Key : SubjectKeys) {
    const YamlNode *Found = Node.find(Key.Name);
    if (Found && Subject) {
      Errors.add(Node, "a row names one of " + namesOf(SubjectKeys) + "; this one names '" +
                           Subject->Name + "' and '" + Key.Name + "'");
      return nullptr;
    }
    if (Found) {
      Subject = &Key;
      Value = Found;
    }
  }
  if (!Subject) {
    Errors.add(Node, "a row names one of " + namesOf(SubjectKeys) + "; this one names none");
    return nullptr;
  }
  if (Value->What == YamlNode::Scalar)
    Names.push_back(Value);
  else if (Value->What == YamlNode::List)
    for (const YamlNode &Item : Value->Items)
      Names.push_back(&Item);
  if (Names.empty() || any_of(Names, [](auto *N) { return N->What != YamlNode::Scalar; })) {
    Errors.add(*Value, "'" + Subject->Name + "' must be a name or a list of names");
    return nullptr;
  }
  return Subject;
}

const RoleEntry *RowReader::readRole(const YamlNode &Node, const SubjectKey &Subject) {
  const YamlNode *Value = Node.find("role");
  if (!Value) {
    Errors.add(Node, "a row needs 'role'; allowed: " + namesOf(roleTable()));
    return nullptr;
  }
  const RoleEntry *Entry = findName(roleTable(), Value->Text);
  if (!Entry)
    Errors.add(*Value, "unknown role '" + Value->Text + "'; allowed: " + namesOf(roleTable()));
  else if (!(Entry->Subjects & Subject.Subjects)) {
    Errors.add(*Value, "role '" + Entry->Name + "' describes a " +
                           (Entry->Subjects & ST_Type ? "type" : "function") + ", not a " +
                           Subject.Name);
    return nullptr;
  }
  return Entry;
}

void RowReader::readOptions(const YamlNode &Node, const RoleEntry &Entry, uint64_t Allowed,
                            Row &R) {
  uint64_t Given = 0;
  for (const YamlEntry &E : Node.Entries) {
    StringRef Key = E.Key.Text;
    if (Key == "role" || findName(ArrayRef(SubjectKeys), Key))
      continue;
    const OptionName *O = findName(optionNames(), Key);
    if (!O) {
      Errors.add(E.Key, "unknown option '" + Key + "'; role '" + Entry.Name +
                            "' takes: " + optionsIn(Allowed));
    } else if (!(O->Bit & Allowed)) {
      Errors.add(E.Key, "role '" + Entry.Name + "' does not take '" + Key +
                            "'; it takes: " + optionsIn(Allowed));
    } else {
      Given |= O->Bit;
      readOption(E, O->Bit, R);
    }
  }
  for (const OptionName &O : optionNames())
    if (Entry.Required & ~Given & O.Bit)
      Errors.add(Node, "role '" + Entry.Name + "' needs '" + O.Name + "'");
}

void RowReader::readOption(const YamlEntry &E, Option Bit, Row &R) {
  if (Bit == OP_Then)
    return readThen(E, R);
  bool WantsMapping = Bit == OP_Tags || Bit == OP_Where || Bit == OP_When;
  if (E.Value.What != (WantsMapping ? YamlNode::Mapping : YamlNode::Scalar))
    return Errors.add(E.Value, "'" + E.Key.Text + "' must be a " +
                                   (WantsMapping ? "mapping" : "single value"));
  if (Operand Row::*Member = operandOf(Bit)) {
    const uint8_t Forms = formsOf(Bit, R.What);
    if (std::optional<Operand> Parsed = toOperand(E.Value.Text, Forms))
      R.*Member = *Parsed;
    else
      Errors.add(E.Value, "'" + E.Key.Text + "' must be one of " + formsText(Forms) + ", not '" +
                              E.Value.Text + "'");
    return;
  }
  switch (Bit) {
  case OP_Recursive:
    return readFlag(E, R.Recursive);
  case OP_Shared:
    return readFlag(E, R.Shared);
  case OP_Spin:
    return readFlag(E, R.Spin);
  case OP_Owning:
    return readFlag(E, R.Owning);
  case OP_Adopts:
    return readFlag(E, R.Adopts);
  case OP_Helping:
    return readWord(E, helpWords(), R.Helping);
  case OP_Inline:
    return readFlag(E, R.Inline);
  case OP_Isolated:
    return readFlag(E, R.Isolated);
  case OP_Method:
    return readMethod(E, R);
  case OP_When:
    return readWhen(E, R);
  case OP_Mode:
    return readWord(E, modeWords(), R.Mode);
  case OP_Waiting:
    return readWord(E, waitingWords(), R.Waiting);
  case OP_Kind:
    return readKind(E, R);
  case OP_Success:
    return readSuccess(E, R);
  case OP_RecursiveWhen:
    return readNumber(E, R.RecursiveWhen);
  case OP_DeferredWhen:
    return readNumber(E, R.DeferredWhen);
  case OP_BlockWhen:
    return readNumber(E, R.BlockWhen);
  case OP_UnblockWhen:
    return readNumber(E, R.UnblockWhen);
  case OP_Parameters:
    return readNumber(E, R.Parameters);
  case OP_Tags:
    return readTags(E, R);
  case OP_Where:
    return readWhere(E, R);
  case OP_Throws:
    return readThrows(E, R);
  default:
    llvm_unreachable("an option that nothing reads");
  }
}

void RowReader::readFlag(const YamlEntry &E, bool &Flag) {
  if (E.Value.Text == "true" || E.Value.Text == "false")
    Flag = E.Value.Text == "true";
  else
    Errors.add(E.Value, "'" + E.Key.Text + "' must be true or false, not '" + E.Value.Text + "'");
}

template <typename T>
void RowReader::readWord(const YamlEntry &E, ArrayRef<Word<T>> Words, T &Into) {
  if (const Word<T> *Found = findName(Words, E.Value.Text))
    Into = Found->Value;
  else
    Errors.add(E.Value, "'" + E.Key.Text + "' must be one of " + namesOf(Words) + ", not '" +
                            E.Value.Text + "'");
}

template <typename T> void RowReader::readNumber(const YamlEntry &E, std::optional<T> &Into) {
  T Number = 0;
  if (StringRef(E.Value.Text).getAsInteger(0, Number))
    Errors.add(E.Value, "'" + E.Key.Text + "' must be an integer, not '" + E.Value.Text + "'");
  else
    Into = Number;
}

void RowReader::readKind(const YamlEntry &E, Row &R) {
  if (R.What == Role::Spawn)
    readWord(E, spawnWords(), R.Spawn);
  else if (R.What == Role::OrderedBy)
    readWord(E, orderWords(), R.Order);
  else if (R.What == Role::SignalSet)
    readWord(E, maskWords(), R.Mask);
  else
    readWord(E, waitWords(), R.Wait);
}

void RowReader::readSuccess(const YamlEntry &E, Row &R) {
  int64_t Number = 0;
  if (E.Value.Text == "zero")
    R.Success = 0;
  else if (E.Value.Text == "nonzero")
    R.Success = std::nullopt;
  else if (!StringRef(E.Value.Text).getAsInteger(0, Number))
    R.Success = Number;
  else
    Errors.add(E.Value,
               "'success' must be zero, nonzero or an integer, not '" + E.Value.Text + "'");
  R.SuccessIsZero = R.Success == 0;
}

void RowReader::readTags(const YamlEntry &E, Row &R) {
  for (const YamlEntry &Pair : E.Value.Entries) {
    Tag T{Pair.Key.Text, GuardPolicy::Lock};
    StringRef Problem = nameProblem(T.Type, /*MayBePrefix=*/false);
    if (!Problem.empty())
      Errors.add(Pair.Key, "'" + T.Type + "': " + Problem);
    readWord(Pair, policyWords(), T.Policy);
    R.Tags.push_back(std::move(T));
  }
}

void RowReader::readWhere(const YamlEntry &E, Row &R) {
  for (const YamlEntry &Pair : E.Value.Entries) {
    std::optional<unsigned> Number = argumentNumber(Pair.Key.Text);
    if (!Number) {
      Errors.add(Pair.Key, "'where' maps argN to a type, not '" + Pair.Key.Text + "'");
      continue;
    }
    R.Where.push_back({*Number, {}});
    if (Pair.Value.What == YamlNode::Scalar)
      readParameter(Pair.Value, R.Where.back());
    for (const YamlNode &Item : Pair.Value.Items)
      readParameter(Item, R.Where.back());
  }
}

void RowReader::readParameter(const YamlNode &Node, ParameterType &P) {
  StringRef Type = Node.Text;
  const bool Pointer = Type.consume_back("*");
  StringRef Problem = nameProblem(Type.rtrim(), /*MayBePrefix=*/false);
  if (!Problem.empty())
    Errors.add(Node, "'" + Node.Text + "': " + Problem);
  P.Types.push_back({Type.rtrim().str(), Pointer});
}

void RowReader::readWhen(const YamlEntry &E, Row &R) {
  for (const YamlEntry &Pair : E.Value.Entries) {
    std::optional<unsigned> Number = argumentNumber(Pair.Key.Text);
    int64_t Value = 0;
    if (!Number || StringRef(Pair.Value.Text).getAsInteger(0, Value))
      Errors.add(Pair.Key, "'when' maps argN to an integer, not '" + Pair.Key.Text + "' to '" +
                               Pair.Value.Text + "'");
    else
      R.When.push_back({*Number, Value});
  }
}

void RowReader::readThen(const YamlEntry &E, Row &R) {
  if (E.Value.What != YamlNode::List)
    return Errors.add(E.Value, "'then' must be a list of mappings, each with a role");
  for (const YamlNode &Part : E.Value.Items) {
    if (Part.What != YamlNode::Mapping)
      Errors.add(Part, "'then' must be a list of mappings, each with a role");
    else if (std::optional<Row> After = readEffect(Part, {"function", ST_Function}, true))
      R.Then.push_back(std::move(*After));
  }
}

void RowReader::readMethod(const YamlEntry &E, Row &R) {
  R.Method = E.Value.Text;
  if (StringRef Problem = nameProblem(R.Method, /*MayBePrefix=*/false); !Problem.empty())
    Errors.add(E.Value, "'" + R.Method + "': " + Problem);
}

void RowReader::readThrows(const YamlEntry &E, Row &R) {
  R.Throws = E.Value.Text;
  StringRef Problem = nameProblem(R.Throws, /*MayBePrefix=*/false);
  if (!Problem.empty())
    Errors.add(E.Value, "'" + R.Throws + "': " + Problem);
}

void RowReader::addRows(const Row &Like, const SubjectKey &Subject,
                        ArrayRef<const YamlNode *> Names) {
  for (const YamlNode *N : Names) {
    Row R = Like;
    R.Line = N->Line;
    if (Subject.Name == "matcher") {
      R.Matcher = N->Text;
    } else if (Subject.Name == "macro") {
      R.Macro = N->Text;
    } else {
      R.Name = N->Text;
      StringRef Problem = nameProblem(R.Name, Subject.Subjects == ST_Function);
      if (!Problem.empty())
        Errors.add(*N, "'" + R.Name + "': " + Problem);
    }
    checkDuplicate(R, *N);
    Into.Rows.push_back(std::move(R));
  }
}

/// A second row of a name is never looked at unless the first is only for some overloads.
void RowReader::checkDuplicate(const Row &R, const YamlNode &At) {
  std::string Key = (Twine(R.IsType ? "type " : "function ") + R.Name + R.Macro + R.Matcher).str();
  auto Earlier = Lines.find(Key);
  if (Earlier != Lines.end())
    Errors.add(At, "'" + At.Text + "' already has a row, at line " + Twine(Earlier->second));
  else if (!R.Parameters && R.Where.empty())
    Lines[Key] = At.Line;
}

/// Checks the keys at the top of a file.
void checkTopLevel(const YamlNode &Root, ArrayRef<StringRef> Known, YamlErrors &Errors) {
  for (const YamlEntry &E : Root.Entries)
    if (!is_contained(Known, E.Key.Text))
      Errors.add(E.Key, "unknown key '" + E.Key.Text + "'; allowed: " + join(Known, ", "));
}

} // namespace

void readRows(const YamlNode &List, YamlErrors &Errors, Library &Into) {
  RowReader(Errors, Into).readRows(List);
}

Expected<Library> parse(StringRef Text, StringRef FileName) {
  YamlErrors Errors(FileName);
  YamlNode Root = readYaml(Text, Errors);
  Library Result;
  if (Root.What != YamlNode::Mapping) {
    if (Errors.empty())
      Errors.add(Root, "a model file is a mapping with 'library' and 'rows'");
    return Errors.take();
  }
  checkTopLevel(Root, {"library", "rows"}, Errors);
  if (const YamlNode *Name = Root.find("library"))
    Result.Name = Name->Text;
  if (Result.Name.empty())
    Errors.add(Root, "a model file needs 'library'");
  if (const YamlNode *Rows = Root.find("rows"))
    readRows(*Rows, Errors, Result);
  else
    Errors.add(Root, "a model file needs 'rows'");
  if (!Errors.empty())
    return Errors.take();
  return Result;
}

} // namespace holdwait::models
