package dev.retune.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.report.preview.PreviewBlock;
import dev.retune.report.preview.TextParagraph;
import dev.retune.report.preview.TextParagraph.Kind;
import dev.retune.report.preview.TextSpan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class BlockNodeFactoryTest {
  private static TextParagraph line(Kind kind, String text) {
    return new TextParagraph(kind, List.of(new TextSpan(text, Set.of(), Optional.empty())));
  }

  @Test
  void linesOfAQuotationHaveOneBar(FxRobot robot) {
    BlockNodeFactory factory =
        new BlockNodeFactory(
            new Texts(Locale.ENGLISH), source -> Optional.empty(), (bytes, shown) -> {});
    robot.interact(
        () -> {
          Node drawn =
              factory.paint(
                  new PreviewBlock.TextBlock(
                      List.of(
                          line(Kind.QUOTE, "These figures are years old."),
                          line(Kind.QUOTE, "— Outdated"),
                          line(Kind.PLAIN, "and"),
                          line(Kind.QUOTE, "The calculation does not add up."))));
          assertThat(drawn.lookupAll(".bk-quote"))
              .extracting(quote -> ((Parent) quote).getChildrenUnmodifiable().size())
              .containsExactlyInAnyOrder(2, 1);
        });
  }
}
