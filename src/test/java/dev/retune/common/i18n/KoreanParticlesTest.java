package dev.retune.common.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KoreanParticlesTest {
  @ParameterizedTest
  @CsvSource({
    "{0}을(를), 문서, 문서를",
    "{0}을(를), 질문, 질문을",
    "{0}은(는), v3, v3은",
    "{0}은(는), v12, v12는",
    "{0}이(가), 40%, 40%가",
    "{0}와(과), 사유, 사유와",
    "{0}와(과), 답변, 답변과",
    "{0}(으)로, v1, v1로",
    "{0}(으)로, v2, v2로",
    "{0}(으)로, v10, v10으로",
    "{0}(으)로, 서울, 서울로",
    "‘{0}’(으)로, 잘못됨, ‘잘못됨’으로",
    "{0}(이)라는, 사유, 사유라는",
    "{0}(이)라는, 이름, 이름이라는",
  })
  void areChosenByTheSoundBefore(String pattern, String word, String text) {
    assertThat(format(pattern, word)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "/data/chat.db, V",
    "votes.csv, V",
    "rows.jsonl, L",
    "retune.json, C",
    "a.yaml, L",
    "model.onnx, V",
    "documents.md, V",
    "notes.txt, V",
    "backup.zip, C",
    "feedback_log, V",
    "knowledge_document, V",
    "message_feedback, C",
    "conversations, V",
    "table, L",
    "profile, L",
    "name, C",
    "pipeline, C",
    "type, C",
    "source, V",
    "code, V",
    "page, V",
    "prompt, V",
    "import, V",
    "chat, C",
    "chatbot, C",
    "format, C",
    "root, V",
    "topic, C",
    "tag, V",
    "web, C",
    "group, C",
    "help, V",
    "task, V",
    "Slack, C",
    "Spark, V",
    "Langfuse, V",
    "Phoenix, V",
    "Dify, V",
    "LibreChat, C",
    "Open WebUI, V",
    "AnythingLLM, C",
    "RAGFlow, V",
    "PostgreSQL, L",
    "MariaDB, V",
    "OpenSearch, V",
    "Qdrant, V",
    "Retune, C",
    "HF_TOKEN, C",
    "DATABASE_URL, L",
    "CHAT_PASSWORD, V",
    "API, V",
    "URL, L",
    "0d, V",
    "all-MiniLM-L6-v2, V",
    "bge-m3, C",
    "kim, C",
    "minsu, V",
    "http://localhost:8000/, C",
    "chat(sqlite), C",
    "source (postgresql://db/chat), V",
  })
  void followLatinWordsAsTheyAreReadInKorean(String word, String sound) {
    String both = format("{0}을(를) {0}(으)로", word);
    String expected =
        switch (sound) {
          case "V" -> word + "를 " + word + "로";
          case "L" -> word + "을 " + word + "로";
          default -> word + "을 " + word + "으로";
        };
    assertThat(both).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"{0}을(를), 漢字, 漢字을(를)", "{0}(으)로, #, #(으)로"})
  void stayBothWhereTheSoundIsNotKnown(String pattern, String word, String text) {
    assertThat(format(pattern, word)).isEqualTo(text);
  }

  @Test
  void areLeftInWhatSomebodyWrote() {
    assertThat(format("{0}을(를) 찾지 못했습니다", "문서을(를) 질문")).isEqualTo("문서을(를) 질문을 찾지 못했습니다");
  }

  @Test
  void areChosenInMessages() {
    assertThat(new Texts(Locale.KOREAN).get("prompts.run.none", 2)).startsWith("실행 2는");
  }

  private static String format(String pattern, String word) {
    return KoreanParticles.format(new MessageFormat(pattern, Locale.KOREAN), new Object[] {word});
  }
}
