@echo off
rem The plan2015 command of this checkout, in any folder, once this one is on the PATH.
py -I "%~dp0..\run.py" %*
