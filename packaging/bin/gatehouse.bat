@echo off
rem Starts Gatehouse with a JDK 25 or newer: JAVA_HOME's, the path's, or one in the usual folders.
setlocal EnableDelayedExpansion
set "wanted=25"
set "home=%~dp0.."
set "java="
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined java for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~$PATH:J"
if not defined java for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do (
  if not defined java call :try "%%~D\bin\java.exe"
)
if not defined java (
  echo gatehouse: no JDK %wanted% or newer was found in JAVA_HOME, on the path or in the usual folders. Install one, or set JAVA_HOME to it. 1>&2
  exit /b 2
)
rem The window's classes are kept in an archive, with which it starts in half the time. The JDK makes
rem it, and makes it anew where it no longer fits.
set "archive="
set "cache=%LOCALAPPDATA%\Gatehouse\cache"
set "window=1"
if not "%~1"=="" if not exist "%~1\" set "window="
if defined window if defined LOCALAPPDATA (
  if not exist "%cache%" mkdir "%cache%" 2>nul
  if exist "%cache%" set archive=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%cache%\window.jsa" -Xlog:disable -Xlog:all=error:stderr
)
"%java%" %archive% -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "%home%\gatehouse.jar" dev.gatehouse.cli.Main %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1" exit /b 0
for /f "tokens=3" %%V in ('"%~1" -version 2^>^&1 ^| findstr /i "version"') do (
  for /f "delims=.-" %%M in ("%%~V") do if %%M GEQ %wanted% if not defined java set "java=%~1"
)
exit /b 0
