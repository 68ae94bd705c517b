package dev.retune.ui.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.reasons.model.ReasonCode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReasonCodeEditorTest {
  private static final Texts KOREAN = new Texts(Locale.KOREAN);

  @Test
  void descriptionsOfBuiltInCodesAreShownInTheLanguageOfTheWindow() {
    Texts english = new Texts(Locale.ENGLISH);
    for (ReasonCode code : BuiltInReasonCodes.standard()) {
      assertThat(BuiltInReasonCodes.description(english, code)).isEqualTo(code.description());
      ReasonCodeEditor editor = new ReasonCodeEditor(KOREAN);
      editor.load(code);
      assertThat(editor.description().get()).as(code.code()).matches(".*\\p{IsHangul}.*");
      // what was only shown is not stored
      editor.examples().set("one");
      assertThat(editor.of(code).description()).isEqualTo(code.description());
      assertThat(editor.of(code).examples()).containsExactly("one");
    }
  }

  @Test
  void aChangedDescriptionIsShownAndStoredAsItWasWritten() {
    ReasonCode code =
        BuiltInReasonCodes.standard().getFirst().meaning("My own words.", List.of(), List.of());
    ReasonCodeEditor editor = new ReasonCodeEditor(KOREAN);
    editor.load(code);
    assertThat(editor.description().get()).isEqualTo("My own words.");
    editor.description().set("다른 말");
    assertThat(editor.of(code).description()).isEqualTo("다른 말");
  }
}
