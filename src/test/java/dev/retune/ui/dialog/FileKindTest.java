package dev.retune.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import java.util.List;
import java.util.Locale;
import javafx.stage.FileChooser.ExtensionFilter;
import org.junit.jupiter.api.Test;

class FileKindTest {
  private static final Texts ENGLISH = new Texts(Locale.ENGLISH);
  private static final Texts KOREAN = new Texts(Locale.KOREAN);

  @Test
  void promptsAreTextsOrAnyFile() {
    List<ExtensionFilter> filters = FileKind.PROMPT.filters(ENGLISH);
    assertThat(filters)
        .extracting(ExtensionFilter::getDescription)
        .containsExactly("Text and Markdown", "All files");
    assertThat(filters.getFirst().getExtensions()).containsExactly("*.txt", "*.md");
    assertThat(FileKind.PROMPT.title(ENGLISH)).isEqualTo("Choose the file of the prompt");
    assertThat(FileKind.PROMPT.title(KOREAN)).isEqualTo("프롬프트 파일 선택");
  }

  @Test
  void importsAreDatabasesAndExports() {
    List<ExtensionFilter> filters = FileKind.IMPORT.filters(ENGLISH);
    assertThat(filters).hasSize(1);
    assertThat(filters.getFirst().getExtensions())
        .contains("*.csv", "*.sqlite")
        .doesNotContain("*.txt");
    assertThat(FileKind.IMPORT.title(KOREAN)).isEqualTo("가져올 파일 선택");
  }
}
