// ROW: P3
// VERDICT: ok
// FINDINGS:
// WHY: checkIn() hands its own session to every helper, so one request takes one session of the pool.
#include <soci/soci.h>

#include <cstddef>
#include <string>

class Library {
public:
  Library(std::size_t connections, const std::string &database) : pool_(connections) {
    for (std::size_t i = 0; i < connections; ++i)
      pool_.at(i).open(database);
  }

  bool checkIn(int book) {
    soci::session sql(pool_);
    soci::transaction change(sql);
    const int reader = lentTo(sql, book);
    if (reader == 0)
      return false;
    sql << "delete from loans where book = :book", soci::use(book);
    notifyNext(sql, book, reader);
    change.commit();
    return true;
  }

private:
  static int lentTo(soci::session &sql, int book) {
    int reader = 0;
    soci::indicator found = soci::i_null;
    sql << "select reader from loans where book = :book", soci::use(book), soci::into(reader, found);
    return found == soci::i_ok ? reader : 0;
  }

  static void notifyNext(soci::session &sql, int book, int except) {
    sql << "insert into letters select reader, :book from wishes where reader <> :except",
        soci::use(book), soci::use(except);
  }

  soci::connection_pool pool_;
};

Library &library() {
  static Library instance(8, "postgresql://dbname=library");
  return instance;
}
