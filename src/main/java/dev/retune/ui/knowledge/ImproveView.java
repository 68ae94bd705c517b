package dev.retune.ui.knowledge;

import dev.retune.ui.control.SegmentButtons;
import dev.retune.ui.control.TabContent;
import dev.retune.ui.navigation.ScreenVisibilityListener;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/** The tabs of the Improve screen. */
public final class ImproveView {
  private final ImproveViewModel model;
  private final Map<String, TabContent> panes = new LinkedHashMap<>();

  @FXML private VBox root;
  @FXML private ToggleButton showCauses;
  @FXML private ToggleButton showKnowledge;
  @FXML private ToggleButton showPrompts;
  @FXML private Node causesPane;
  @FXML private Node knowledgePane;
  @FXML private Node promptsPane;

  /** Creates the view for its view model. */
  public ImproveView(ImproveViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    panes.put(ImproveViewModel.CAUSES, new TabContent(causesPane));
    panes.put(ImproveViewModel.KNOWLEDGE, new TabContent(knowledgePane));
    panes.put(ImproveViewModel.PROMPTS, new TabContent(promptsPane));
    tab(showCauses, ImproveViewModel.CAUSES);
    tab(showKnowledge, ImproveViewModel.KNOWLEDGE);
    tab(showPrompts, ImproveViewModel.PROMPTS);
    model.tab().subscribe(this::show);
    ScreenVisibilityListener.of(root, () -> {}, model.knowledge()::leave);
  }

  private void tab(ToggleButton button, String name) {
    SegmentButtons.of(button, name, model.tab(), model.tab()::set);
  }

  private void show(String name) {
    panes.forEach((each, pane) -> pane.setOpen(each.equals(name)));
    if (name.equals(ImproveViewModel.KNOWLEDGE)) {
      model.knowledge().start();
    }
  }
}
