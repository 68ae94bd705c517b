package dev.retune.persistence;

import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;

/**
 * Native queries whose rows are records. The column of a component is its name in snake case, and
 * its type is the component's, since the databases would name different types by themselves. The
 * record must be public, because Hibernate calls its constructor.
 */
public final class RecordQuery {
  private RecordQuery() {}

  /** Creates a query that selects the columns in the order of the record's components. */
  public static <T extends Record> NativeQuery<T> of(
      StatelessSession session, String sql, Class<T> row) {
    NativeQuery<T> query = session.createNativeQuery(sql, row);
    for (RecordComponent component : row.getRecordComponents()) {
      query.addScalar(column(component.getName()), boxed(component.getType()));
    }
    return query;
  }

  private static String column(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }
}
