package dev.retune.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.ServedDocument;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentNamesTest {
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);

  private static ServedDocument stored(String id, String title, String section) {
    Document document =
        new Document(
            1,
            1,
            id,
            Optional.empty(),
            Optional.empty(),
            Optional.of(title),
            Optional.of(section),
            "body",
            "hash",
            Optional.empty());
    return new ServedDocument(id, Optional.of(document));
  }

  @Test
  void areNumberedInTheirOrder() {
    assertThat(
            DocumentNames.numbered(
                List.of(
                    stored("d9", "Visa\nfees", "Costs"),
                    new ServedDocument("d2", Optional.empty()),
                    stored("d1", "", "")),
                TEXTS))
        .containsExactly("1. Visa fees · Costs", "2. d2 (not among the documents)", "3. d1");
  }

  @Test
  void onlyTheFirstOfVeryManyAreShown() {
    List<ServedDocument> many = Collections.nCopies(500, new ServedDocument("d", Optional.empty()));
    assertThat(DocumentNames.numbered(many, TEXTS)).hasSize(20);
  }
}
