if [ -z "$PERELIK_URL" ] || [ -z "$PERELIK_SHA256" ]; then
  echo '%pipeline-no-program%' >&2
  exit 1
fi
rm -rf .perelik-bin
mkdir .perelik-bin
curl --proto '=https' --fail --silent --show-error --location --output .perelik-bin/download "$PERELIK_URL"
echo "$PERELIK_SHA256  .perelik-bin/download" | sha256sum --check --strict
case $PERELIK_URL in
*.deb) dpkg-deb --fsys-tarfile .perelik-bin/download | tar --extract --to-stdout ./usr/bin/perelik >.perelik-bin/perelik ;;
*) mv .perelik-bin/download .perelik-bin/perelik ;;
esac
chmod +x .perelik-bin/perelik
