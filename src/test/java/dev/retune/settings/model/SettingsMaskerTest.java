package dev.retune.settings.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.retune.common.text.JsonFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsMaskerTest {

  @ParameterizedTest
  @CsvSource({
    "postgresql://me:secret@h/db, postgresql://me:***@h/db",
    "mysql+pymysql://me:se@cr/et@h:3306/db, mysql+pymysql://me:***@h:3306/db",
    "jdbc:postgresql://h/db?user=me&password=secret&ssl=true, jdbc:postgresql://h/db?user=me&password=***&ssl=true",
    "jdbc:h2:file:/x;PASSWORD=secret;MODE=x, jdbc:h2:file:/x;PASSWORD=***;MODE=x",
    "https://proxy/api/?token=abc, https://proxy/api/?token=***",
    "https://h/?api_key=abc&x=1, https://h/?api_key=***&x=1",
    "xoxb-12-ab, ***",
    "sqlite:///a.db, sqlite:///a.db",
    "weekly mon 09:00, weekly mon 09:00",
  })
  void addressesAreShownWithoutTheirSecrets(String address, String shown) {
    assertThat(SettingsMasker.address(address)).isEqualTo(shown);
  }

  @Test
  void aNameOfAVariableIsNoSecret() throws JsonProcessingException {
    assertThat(
            SettingsMasker.text(
                JsonFormat.mapper()
                    .readTree(
                        "{\"passwordEnv\":\"CHAT_PW\",\"password\":\"x\",\"a\":[{\"token\":\"y\"}]}")))
        .isEqualTo(
            "{\"passwordEnv\":\"CHAT_PW\",\"password\":\"***\",\"a\":[{\"token\":\"***\"}]}");
  }
}
