@echo off
rem Starts Retune: takes the bundled runtime, RETUNE_JAVA_HOME, JAVA_HOME or java on the PATH.
setlocal
set "HERE=%~dp0.."
set "JAVA=java"
if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%RETUNE_JAVA_HOME%\bin\java.exe" set "JAVA=%RETUNE_JAVA_HOME%\bin\java.exe"
if exist "%HERE%\runtime\bin\java.exe" set "JAVA=%HERE%\runtime\bin\java.exe"
"%JAVA%" --version 2>nul | findstr /r /c:"^[a-z]* 2[5-9]" /c:"^[a-z]* [3-9][0-9]" >nul
if errorlevel 1 (
  echo Retune needs Java 25 or newer; none was found in RETUNE_JAVA_HOME, JAVA_HOME or the PATH. 1>&2
  exit /b 1
)
"%JAVA%" --module-path "%HERE%\lib\javafx" --add-modules javafx.controls,javafx.fxml,javafx.swing,jdk.incubator.vector ^
  --enable-native-access=javafx.graphics,ALL-UNNAMED ^
  --add-exports javafx.base/com.sun.javafx.event=ALL-UNNAMED ^
  --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC ^
  -DOPT_OUT_TRACKING=true -Dai.djl.offline=true -Dh2.bindAddress=127.0.0.1 ^
  -Djdk.http.auth.tunneling.disabledSchemes= ^
  -cp "%HERE%\lib\*" dev.retune.Launcher %*
