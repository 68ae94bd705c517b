package dev.retune.support;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestDatabasesTest {
  /** What a test class does wrong that keeps its database in a static field. */
  private static final class InH2 {
    static final Object DATABASE = TestDatabases.H2.fresh();
  }

  private static final class InPostgres {
    static final Object DATABASE = TestDatabases.POSTGRESQL.migrated();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void noneIsMadeForAStaticField(TestDatabases kind) {
    assertThatThrownBy(
            () -> {
              var _ = kind == TestDatabases.H2 ? InH2.DATABASE : InPostgres.DATABASE;
            })
        .isInstanceOf(ExceptionInInitializerError.class)
        .cause()
        .hasMessageContaining("@BeforeAll");
  }
}
