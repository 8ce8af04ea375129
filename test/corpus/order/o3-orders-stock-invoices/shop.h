#ifndef SHOP_H
#define SHOP_H

#include <map>
#include <mutex>
#include <vector>

class Stock {
public:
  bool take(int article);
  void writeOff(int article);

private:
  std::mutex mutex_;
  std::map<int, int> pieces_;
};

class Invoices {
public:
  void credit(int article);
  void close(int order);

private:
  std::mutex mutex_;
  std::vector<int> credits_;
};

class Orders {
public:
  bool place(int order, int article);
  void markPaid(int order);

private:
  std::mutex mutex_;
  std::map<int, bool> paid_;
};

Stock &stock();
Invoices &invoices();
Orders &orders();

#endif
