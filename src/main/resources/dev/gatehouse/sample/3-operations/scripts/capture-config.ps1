# Copies every .env file into scratch/config, outside git and for the owner only. Prints names, never a value.
. (Join-Path (Join-Path $PSScriptRoot 'lib') 'harbour.ps1')

$names = @(EnvFiles)
if ($names.Count -eq 0) { Fail "There is no .env file in $Root to capture" }

$stamp = [DateTime]::UtcNow.ToString('yyyyMMdd-HHmmss', [System.Globalization.CultureInfo]::InvariantCulture)
$folder = Join-Path (Join-Path $Root 'scratch') 'config'
$capture = Join-Path $folder $stamp
$again = 2
while (Test-Path -LiteralPath $capture) {
    $capture = Join-Path $folder "$stamp-$again"
    $again++
}
$null = New-Item -ItemType Directory -Force -Path $capture
OwnerOnly $capture
foreach ($file in $names) {
    $to = Join-Path $capture $file
    $null = New-Item -ItemType Directory -Force -Path (Split-Path -Parent $to)
    Copy-Item -LiteralPath (Join-Path $Root $file) -Destination $to
    Write-Host "Captured: $file, $(Size $to) bytes"
}
OwnerOnly $capture
Write-Host "Config capture saved: $capture"
