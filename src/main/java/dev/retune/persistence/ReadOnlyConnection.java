package dev.retune.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;

/**
 * Connections whose statements can only query, since H2 has no read-only transactions. Statements
 * run by {@code executeQuery} only, by which a driver refuses anything else than a query.
 */
final class ReadOnlyConnection {
  private ReadOnlyConnection() {}

  static Connection of(Connection connection) {
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          Object result = call(connection, method, arguments);
          return result instanceof Statement statement
              ? queriesOnly(statement, method.getReturnType())
              : result;
        });
  }

  private static Object queriesOnly(Statement statement, Class<?> type) {
    return proxy(
        type,
        (_, method, arguments) -> {
          String name = method.getName();
          boolean executes = name.startsWith("execute") && !name.equals("executeQuery");
          if (executes || name.equals("addBatch")) {
            throw new IllegalStateException("a read-only transaction must not change anything");
          }
          return call(statement, method, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            ReadOnlyConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
