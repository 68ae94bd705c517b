package dev.retune.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.feather.Feather;

class CommandSearchTest {
  private final List<UiCommand> commands =
      List.of(
          command("go.overview", "개요"),
          command("go.feedback", "피드백"),
          command("refresh", "새로 고침"),
          command("import", "파일 가져오기…"),
          command("go.retrain", "Retrain"),
          command("go.report", "Report"));

  private static UiCommand command(String id, String text) {
    return new UiCommand(
        id, text, Feather.STAR, Optional.empty(), new SimpleBooleanProperty(true), () -> {});
  }

  @ParameterizedTest
  @CsvSource({
    "피드, go.feedback",
    "ㅍㄷㅂ, go.feedback",
    "피ㄷ, go.feedback",
    "ㄱㅊ, refresh",
    "가져, import",
    "feedb, go.feedback",
    "REPORT, go.report",
    "rtn, go.retrain"
  })
  void finds(String typed, String id) {
    assertThat(CommandSearch.matching(commands, typed)).first().returns(id, UiCommand::id);
  }

  @Test
  void whatBeginsSoStandsFirst() {
    assertThat(CommandSearch.matching(commands, "re"))
        .extracting(UiCommand::id)
        .startsWith("go.retrain", "go.report");
  }

  @Test
  void nothingTypedIsAll() {
    assertThat(CommandSearch.matching(commands, " ")).isEqualTo(commands);
  }

  @Test
  void nothingFitsNothing() {
    assertThat(CommandSearch.matching(commands, "xyz")).isEmpty();
  }
}
