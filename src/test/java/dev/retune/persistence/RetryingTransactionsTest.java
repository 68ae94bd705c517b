package dev.retune.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryingTransactionsTest {
  private final AtomicInteger tries = new AtomicInteger();

  private String failing(int times, String state, int code) throws SQLException {
    if (tries.incrementAndGet() <= times) {
      throw new SQLException("x", state, code);
    }
    return "done";
  }

  @Test
  void aKeyThatAnotherProcessStoredIsSeenTheNextTime() {
    assertThat(RetryingTransactions.retrying(() -> failing(1, "23505", 23505))).isEqualTo("done");
  }

  @Test
  void aTransactionThatStoresOneKeyTwiceIsNotTriedForSeconds() {
    assertThatThrownBy(() -> RetryingTransactions.retrying(() -> failing(100, "23505", 23505)))
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(tries).hasValue(3);
  }

  @Test
  void whatCanBeStoredTwiceIsTriedAgainWhenNobodyKnowsWhetherItWas() {
    assertThat(RetryingTransactions.repeating(() -> failing(2, "90067", 90067))).isEqualTo("done");
  }

  @Test
  void whatCannotIsNot() {
    assertThatThrownBy(() -> RetryingTransactions.retrying(() -> failing(1, "90067", 90067)))
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(tries).hasValue(1);
  }
}
