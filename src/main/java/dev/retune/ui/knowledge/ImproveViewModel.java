package dev.retune.ui.knowledge;

import dev.retune.improvement.ImprovementService.Cause;
import dev.retune.improvement.ImprovementService.Overview;
import dev.retune.improvement.model.CureKind;
import dev.retune.improvement.model.ImprovementRow;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The causes of dislikes with their cures; the tab of the knowledge has a model of its own. */
public final class ImproveViewModel {
  /** The name of the tab of causes and cures. */
  public static final String CAUSES = "causes";

  /** The name of the tab of the knowledge. */
  public static final String KNOWLEDGE = "knowledge";

  /** The tab of prompts. */
  public static final String PROMPTS = "prompts";

  private final KnowledgeGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final KnowledgeViewModel knowledge;
  private final Consumer<String> prompts;
  private final StringProperty tab = new SimpleStringProperty(CAUSES);
  private final ObservableList<ImprovementRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Overview>> overview =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();

  /**
   * Reads nothing until {@link #refresh} is called.
   *
   * @param prompts shows a prompt in its tab
   */
  public ImproveViewModel(
      KnowledgeGateway gateway, ScreenContext context, Consumer<String> prompts) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context);
    this.prompts = prompts;
    this.knowledge = new KnowledgeViewModel(gateway, context);
  }

  /** The work on the knowledge. */
  public KnowledgeViewModel knowledge() {
    return knowledge;
  }

  /** The name of the open tab. */
  public StringProperty tab() {
    return tab;
  }

  /** The cures, those of the most frequent cause first. */
  public ObservableList<ImprovementRow> rows() {
    return rows;
  }

  /** The causes; empty until they are read. */
  ReadOnlyObjectProperty<Optional<Overview>> overview() {
    return overview.getReadOnlyProperty();
  }

  /** Whether they are being read. */
  ReadOnlyBooleanProperty loading() {
    return loading.getReadOnlyProperty();
  }

  /** Reads causes and cures. */
  public void refresh() {
    loading.set(true);
    latest.runLong(
        gateway::improvements,
        found -> {
          loading.set(false);
          overview.set(Optional.of(found));
          List<ImprovementRow> cures =
              found.causes().stream().map(Cause::cures).flatMap(List::stream).toList();
          // the table would make all its cells again
          if (!rows.equals(cures)) {
            rows.setAll(cures);
          }
        },
        e -> {
          loading.set(false);
          context.notices().failed(e);
        });
  }

  /** Opens a cure of the knowledge, or a prompt, in its tab; others have no tab here. */
  public void open(ImprovementRow row) {
    if (row.id().startsWith("doc-") || row.id().startsWith("gap-") || row.id().startsWith("fix-")) {
      knowledge.show(row.id());
      tab.set(KNOWLEDGE);
    } else if (row.cure() == CureKind.PROMPT_REVISION) {
      // without its version
      prompts.accept(row.subject().replaceFirst(" v\\d+$", ""));
      tab.set(PROMPTS);
    }
  }
}
