# Starts dev's server on 8201 with a database of its own under scratch. Stays in dev. Needs Python.
. (Join-Path (Join-Path $PSScriptRoot 'lib') 'harbour.ps1')

if ((EnvValue 'PORT') -ne '8201') { Fail "This checkout's .env does not name dev's port 8201" }
$null = New-Item -ItemType Directory -Force -Path (Join-Path $Root 'scratch')
Set-Location -LiteralPath $Root
python -B -c @'
from backend import database, server
connection = database.connect('scratch/dev.db')
database.migrate(connection)
connection.close()
print('Serving on http://127.0.0.1:8201')
server.serve(8201, 'scratch/dev.db').serve_forever()
'@
