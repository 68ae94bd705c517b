package dev.retune.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class TabContentTest {
  private final Region pane = new Region();
  private final StackPane host = new StackPane(pane);

  @Test
  void joinsTheSceneWhenItIsFirstOpened() {
    TabContent content = new TabContent(pane);
    content.setOpen(false);
    assertThat(host.getChildren()).isEmpty();
    content.setOpen(true);
    assertThat(host.getChildren()).containsExactly(pane);
    assertThat(pane.isVisible()).isTrue();
    content.setOpen(false);
    assertThat(host.getChildren()).containsExactly(pane);
    assertThat(pane.isVisible()).isFalse();
    assertThat(pane.isManaged()).isFalse();
  }

  @Test
  void needsAPane() {
    assertThatThrownBy(() -> new TabContent(new Region()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
