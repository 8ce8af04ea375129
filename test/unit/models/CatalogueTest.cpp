//===-- test/unit/models/CatalogueTest.cpp - Which row a declaration has ---===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnnotatedProgram.h"

#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Frontend/ASTUnit.h"
#include "gmock/gmock.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace holdwait;
using namespace holdwait::models;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

/// The row of each variable's type, by the variable's name.
std::map<std::string, std::string> typeRows(llvm::StringRef Code, const Catalogue &C,
                                            bool IsC = false) {
  std::map<std::string, std::string> Result;
  std::unique_ptr<ASTUnit> Unit = parseProgram(Code, IsC);
  if (!Unit) {
    ADD_FAILURE() << "the program does not compile";
    return Result;
  }
  Lookup Rows(C, Unit->getASTContext());
  for (const BoundNodes &Match :
       match(varDecl(isExpansionInMainFile()).bind("v"), Unit->getASTContext())) {
    const auto *V = Match.getNodeAs<VarDecl>("v");
    Result[V->getName().str()] = describe(Rows.type(V->getType()));
  }
  return Result;
}

std::string failure(llvm::StringRef UserRows) {
  std::vector<Library> User;
  User.push_back(llvm::cantFail(parse(UserRows, "user.yaml")));
  auto Made = Catalogue::make(std::move(User));
  return Made ? "" : llvm::toString(Made.takeError());
}

} // namespace

TEST(CatalogueNames, LeaveOutInlineAndAnonymousNamespaces) {
  auto C = makeCatalogue(R"yaml(
rows:
  - function: [lib::enter, lib::Gate::open]
    role: acquire
)yaml");
  EXPECT_THAT(differences(R"cpp(
namespace lib {
inline namespace v2 { void enter(); }
namespace { struct Gate { void open(); }; }
extern "C++" { struct Other { void open(); }; }
}
void enter();
void f(lib::Gate G, lib::Other O) {
  lib::enter();     // acquire
  G.open();         // acquire
  O.open();         // none
  enter();          // none
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueNames, LeaveOutTemplateArguments) {
  auto C = makeCatalogue(R"yaml(
rows:
  - {function: [Box::put, Box::Lid::close, make], role: ignore}
)yaml");
  EXPECT_THAT(differences(R"cpp(
template <typename T> struct Box {
  void put();
  template <typename U> void put(U);
  struct Lid { void close(); };
};
template <> struct Box<char> { void put(); };
template <typename T> T make();
template <> char make<char>();
void f(Box<int> A, Box<char> B, Box<int>::Lid L) {
  A.put();          // ignore
  A.put(1);         // ignore
  B.put();          // ignore
  L.close();        // ignore
  make<int>();      // ignore
  make<char>();     // ignore
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueNames, SpellSpecialMembers) {
  auto C = makeCatalogue(R"yaml(
rows:
  - {function: "G::G", role: guard-bind, locks: arg0}
  - {function: "G::~G", role: guard-unlock}
  - {function: "G::operator()", role: invoke, callable: this}
  - {function: "G::operator->", role: deref}
  - {function: "G::operator bool", role: guard-owns}
  - {function: "G::operator T", role: copy}
  - {function: "G::operator[]", role: element}
  - {function: "G::operator new", role: ignore}
)yaml");
  EXPECT_THAT(differences(R"cpp(
struct Mutex {};
struct G {
  explicit G(Mutex &);
  ~G();
  void operator()();
  G *operator->();
  int operator[](int);
  explicit operator bool();
  operator Mutex &();
  int member;
};
void f(Mutex &M) {
  G g(M);           // guard-bind
  g();              // invoke
  g->member;        // deref
  g[1];             // element
  if (g) {}         // guard-owns
  Mutex &R = g;     // copy
  g.~G();           // guard-unlock
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueNames, AreThoseOfTypedefsForUnnamedStructs) {
  auto C = makeCatalogue("rows: [{function: Gate::open, role: acquire}]");
  EXPECT_THAT(differences(R"cpp(
typedef struct { void open(); } Gate;
void f(Gate &G) {
  G.open();         // acquire
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueNames, OfFunctionsDeclaredInFunctionsAreThoseAround) {
  auto C = makeCatalogue("rows: [{function: enter, role: acquire}]");
  EXPECT_THAT(differences(R"cpp(
extern "C" void f() {
  void enter();
  enter();          // acquire
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueNames, FollowTheDeclaringClass) {
  auto C = makeCatalogue("rows: [{function: Base::lock, role: acquire}]");
  EXPECT_THAT(differences(R"cpp(
struct Base { void lock(); virtual void unlock(); };
struct Derived : Base { using Base::lock; };
struct Hiding : Base { void lock(); };
void f(Derived D, Hiding H) {
  D.lock();         // acquire
  H.lock();         // none
  H.Base::lock();   // acquire
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueNames, DoNotReachIntoFunctions) {
  auto C = makeCatalogue("rows: [{function: Local::lock, role: acquire}]");
  EXPECT_THAT(differences(R"cpp(
void f() {
  struct Local { void lock() {} } L;
  L.lock();         // none
  [] {}();          // none
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueRows, OfAUserComeBeforeBuiltIn) {
  auto C = makeCatalogue("rows: [{function: std::mutex::lock, role: ignore}]");
  EXPECT_THAT(differences(R"cpp(
#include <mutex>
void f(std::mutex &M) {
  M.lock();         // ignore
  M.unlock();       // release
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueRows, OfRoleWalkHideOthers) {
  auto C = makeCatalogue("rows: [{function: std::mutex::lock, role: walk}]");
  EXPECT_THAT(differences(R"cpp(
#include <mutex>
void f(std::mutex &M) {
  M.lock();         // none
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueRows, OfAScopeCoverWhatHasNoRowOfItsOwn) {
  auto C = makeCatalogue(R"yaml(
rows:
  - {function: "log::*", role: ignore}
  - {function: "log::Sink::lock", role: acquire}
  - {function: "log::deep::*", role: no-throw}
)yaml");
  EXPECT_THAT(differences(R"cpp(
namespace log {
void write();
struct Sink { void lock(); void flush(); };
namespace deep { void dive(); }
}
void f(log::Sink S) {
  log::write();         // ignore
  S.lock();             // acquire
  S.flush();            // ignore
  log::deep::dive();    // no-throw
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueRows, MayBeMeantForSomeOverloads) {
  auto C = makeCatalogue(R"yaml(
rows:
  - {function: enter, role: acquire, parameters: 1, where: {arg0: lib::Gate}}
  - {function: enter, role: release, where: {arg1: lib::Exit}}
  - {function: enter, role: ignore, parameters: 2}
)yaml");
  EXPECT_THAT(differences(R"cpp(
namespace lib { template <typename T> struct Gate {}; enum class Exit { Now }; }
using Way = const lib::Exit;
template <typename T> void enter(lib::Gate<T> &);
void enter(int, Way &);
void enter(int, int);
void enter(int);
void f(lib::Gate<int> G) {
  enter(G);                     // acquire
  enter(1, lib::Exit::Now);     // release
  enter(1, 2);                  // ignore
  enter(1);                     // none
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueRows, MayBeMatchers) {
  auto C = makeCatalogue(R"yaml(
rows:
  - matcher: functionDecl(matchesName("_lock$"), parameterCountIs(1))
    role: acquire
    object: arg0
  - matcher: cxxMethodDecl(ofClass(isDerivedFrom("Lockable")), hasName("take"))
    role: acquire
    mode: shared
  - {function: not_a_lock, role: ignore}
)yaml");
  EXPECT_THAT(differences(R"cpp(
void my_lock(int);
void my_lock(int, int);
void not_a_lock(int);
struct Lockable {};
struct Door : Lockable { void take(); };
struct Cake { void take(); };
void f(Door D, Cake C) {
  my_lock(1);           // acquire
  my_lock(1, 2);        // none
  not_a_lock(1);        // ignore
  D.take();             // acquire shared
  C.take();             // none
}
)cpp",
                          *C),
              IsEmpty());
}

TEST(CatalogueRows, MayMatchTypes) {
  auto C = makeCatalogue(R"yaml(
rows:
  - matcher: cxxRecordDecl(hasMethod(hasName("lock")), hasMethod(hasName("unlock")))
    role: lock
)yaml");
  auto Found = typeRows(R"cpp(
struct Mine { void lock(); void unlock(); } A;
struct Half { void lock(); } B;
)cpp",
                        *C);
  EXPECT_EQ(Found["A"], "lock");
  EXPECT_EQ(Found["B"], "none");
}

TEST(CatalogueErrors, NameTheRowOfABadMatcher) {
  EXPECT_THAT(failure(R"yaml(library: mine
rows:
  - matcher: functionDeclaration()
    role: acquire
)yaml"),
              HasSubstr("user.yaml:3: matcher 'functionDeclaration()' does not parse: "
                        "1:1: Matcher not found: functionDeclaration"));
  EXPECT_THAT(failure(R"yaml(library: mine
rows:
  - matcher: callExpr()
    role: acquire
)yaml"),
              HasSubstr("user.yaml:3: matcher 'callExpr()' does not match declarations"));
}

TEST(CatalogueTypes, AreSeenThroughQualifiersReferencesAndArrays) {
  auto Found = typeRows(R"cpp(
#include <mutex>
#include <condition_variable>
using Guard = std::unique_lock<std::mutex>;
std::mutex Plain;
const std::recursive_mutex Constant;
std::mutex &Reference = Plain;
std::mutex Array[2][3];
std::mutex *Pointer;
Guard Alias;
decltype(Plain) Same;
std::condition_variable_any Condition;
std::once_flag Once;
int Other;
template <typename T> void f() { std::lock_guard<T> Dependent(T::M); }
)cpp",
                        *makeCatalogue());
  EXPECT_EQ(Found["Plain"], "lock");
  EXPECT_EQ(Found["Constant"], "lock");
  EXPECT_EQ(Found["Reference"], "lock");
  EXPECT_EQ(Found["Array"], "lock");
  EXPECT_EQ(Found["Pointer"], "none");
  EXPECT_EQ(Found["Alias"], "guard");
  EXPECT_EQ(Found["Same"], "lock");
  EXPECT_EQ(Found["Condition"], "condition");
  EXPECT_EQ(Found["Once"], "once");
  EXPECT_EQ(Found["Other"], "none");
  EXPECT_EQ(Found["Dependent"], "guard");
}

TEST(CatalogueTypes, AreNamedByTypedefsInC) {
  auto Found = typeRows(R"c(
#include <pthread.h>
#include <threads.h>
typedef pthread_mutex_t my_mutex;
my_mutex A;
pthread_rwlock_t B;
pthread_t C;
pthread_spinlock_t D;
mtx_t E;
unsigned long Number;
)c",
                        *makeCatalogue(), /*IsC=*/true);
  EXPECT_EQ(Found["A"], "lock");
  EXPECT_EQ(Found["B"], "lock");
  EXPECT_EQ(Found["C"], "thread");
  EXPECT_EQ(Found["D"], "lock");
  EXPECT_EQ(Found["E"], "lock");
  EXPECT_EQ(Found["Number"], "none") << "a typedef of a number must not give it a role";
}

TEST(CatalogueMacros, AreFoundByName) {
  auto C = makeCatalogue();
  std::unique_ptr<ASTUnit> Unit = parseProgram("");
  Lookup Rows(*C, Unit->getASTContext());
  const Row *R = Rows.macro("PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP");
  ASSERT_TRUE(R);
  EXPECT_TRUE(R->Recursive);
  EXPECT_FALSE(Rows.macro("EOF"));
}

TEST(CatalogueTags, AreTheTypesOfArguments) {
  std::unique_ptr<ASTUnit> Unit = parseProgram(R"cpp(
#include <mutex>
std::mutex M;
std::chrono::seconds Second;
std::unique_lock<std::mutex> G(M);
)cpp");
  ASSERT_TRUE(Unit);
  ASTContext &Context = Unit->getASTContext();
  auto C = makeCatalogue();
  Lookup Rows(*C, Context);
  auto Variable = [&](llvm::StringRef Name) {
    return selectFirst<VarDecl>("v", match(varDecl(hasName(Name)).bind("v"), Context));
  };
  const auto *Bind = selectFirst<CXXConstructExpr>(
      "c", match(varDecl(hasName("G"), has(cxxConstructExpr().bind("c"))), Context));
  ASSERT_TRUE(Bind);
  const Row *R = Rows.function(*Bind->getConstructor());
  ASSERT_TRUE(R);
  const Tag *Deferred = Rows.tag(*R, Variable("std::defer_lock")->getType());
  ASSERT_TRUE(Deferred);
  EXPECT_EQ(Deferred->Policy, skeleton::GuardPolicy::Defer);
  const Tag *Timed = Rows.tag(*R, Variable("Second")->getType());
  ASSERT_TRUE(Timed);
  EXPECT_EQ(Timed->Policy, skeleton::GuardPolicy::Timed);
  EXPECT_FALSE(Rows.tag(*R, Variable("M")->getType()));
}
