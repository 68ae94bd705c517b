package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SlackFailureWeekTest {
  @Test
  void everyDaysMessageIsThereOnce(@TempDir Path folder) throws Exception {
    try (SlackFailureWeek week = new SlackFailureWeek(folder)) {
      assertThat(week.live()).hasSize(11);
      assertThat(week.messages()).isEqualTo(7);
      assertThat(week.ledger()).hasSize(7).allMatch(line -> line.contains("  SENT "));
    }
  }
}
